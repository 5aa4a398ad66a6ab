package vigil.kernel;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import vigil.kernel.PersonalData.Kind;
import vigil.kernel.PersonalData.Span;

/// Numbers that are said digit by digit in English: one three eight, double zero.
final class EnglishDigits {
  private static final List<String> DIGITS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
  private static final List<String> ZEROS = List.of("oh", "o", "nought");
  private static final List<String> TIMES = List.of("double", "triple");
  private static final String BETWEEN = " \t\n\r,，、.-";
  private static final int LONGEST_WORD = 6;

  /// Fewer digits are a count or a house.
  private static final int LEAST = 7;

  private static final int MOST = 20;

  private EnglishDigits() {}

  static void find(ScannedText text, Consumer<Span> found) {
    int at = 0;
    while (at < text.length()) {
      boolean isStart = ScannedText.isLetter(text.at(at)) && !ScannedText.isLetter(text.at(at - 1));
      at = isStart ? read(text, at, found) : at + 1;
    }
  }

  /// @return where to read on
  private static int read(ScannedText text, int from, Consumer<Span> found) {
    var digits = new StringBuilder();
    int times = 1;
    int end = from;
    int at = from;
    while (digits.length() < MOST) {
      String word = word(text, at);
      int more = TIMES.indexOf(word);
      int digit = digit(word, !digits.isEmpty() || times > 1);
      if (digit < 0 && (more < 0 || times > 1)) {
        break;
      }
      if (digit >= 0) {
        digits.repeat('0' + digit, times);
        times = 1;
        end = at + word.length();
      } else {
        times = more + 2;
      }
      at = text.skip(at + word.length(), BETWEEN);
    }
    if (digits.length() >= LEAST) {
      found.accept(text.span(kind(digits.toString()), from, end));
    }
    return Math.max(end, from + Math.max(1, word(text, from).length()));
  }

  /// A number that is said is a telephone's, unless its length says otherwise.
  private static Kind kind(String digits) {
    if (NumberShapes.isId18(digits)) {
      return Kind.ID;
    }
    return NumberShapes.isCard(digits) ? Kind.CARD : Kind.PHONE;
  }

  private static int digit(String word, boolean isInside) {
    return isInside && ZEROS.contains(word) ? 0 : DIGITS.indexOf(word);
  }

  private static String word(ScannedText text, int from) {
    var word = new StringBuilder();
    while (word.length() <= LONGEST_WORD && ScannedText.isLetter(text.at(from + word.length()))) {
      word.append(text.at(from + word.length()));
    }
    return word.toString().toLowerCase(Locale.ROOT);
  }
}
