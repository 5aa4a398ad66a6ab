package vigil.understanding.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A text in the pieces the model was trained on: each Chinese character and each mark alone, the
/// rest by the longest piece that the vocabulary has. Full-width letters are made plain and all
/// letters small first: the shipped setting does not, and "A3区" would be read as unknown.
///
/// Cost: one look-up for a Chinese character; a word of other letters tries each of its ends.
final class WordPieces {
  private static final String UNKNOWN = "[UNK]";
  private static final int LONGEST_WORD = 100;
  private static final int FULL_WIDTH_FIRST = 0xFF10;
  private static final int FULL_WIDTH_LAST = 0xFF5A;
  private static final int FULL_WIDTH_STEP = 0xFEE0;

  private final Map<String, Integer> vocabulary;
  private final long begin;
  private final long end;
  private final long unknown;

  WordPieces(Map<String, Integer> vocabulary) {
    this.vocabulary = Map.copyOf(vocabulary);
    this.begin = number("[CLS]");
    this.end = number("[SEP]");
    this.unknown = number(UNKNOWN);
  }

  private int number(String piece) {
    Integer number = vocabulary.get(piece);
    if (number == null) {
      throw new IllegalArgumentException("the vocabulary has no " + piece);
    }
    return number;
  }

  /// The numbers of the text's pieces, between the marks of beginning and end.
  ///
  /// @param most of them, the marks included
  long[] encode(String text, int most) {
    List<Long> pieces = new ArrayList<>();
    pieces.add(begin);
    for (String word : words(text)) {
      if (pieces.size() >= most - 1) {
        break;
      }
      add(word, pieces);
    }
    while (pieces.size() > most - 1) {
      pieces.removeLast();
    }
    pieces.add(end);
    return pieces.stream().mapToLong(Long::longValue).toArray();
  }

  private void add(String word, List<Long> pieces) {
    List<Long> found = new ArrayList<>();
    int from = 0;
    while (from < word.length() && word.length() <= LONGEST_WORD) {
      int to = word.length();
      Integer number = vocabulary.get(piece(word, from, to));
      while (number == null && --to > from) {
        number = vocabulary.get(piece(word, from, to));
      }
      if (number == null) {
        break;
      }
      found.add((long) number);
      from = to;
    }
    if (from == word.length()) {
      pieces.addAll(found);
    } else {
      pieces.add(unknown);
    }
  }

  private static String piece(String word, int from, int to) {
    return from == 0 ? word.substring(0, to) : "##" + word.substring(from, to);
  }

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    var word = new StringBuilder();
    text.codePoints()
        .map(WordPieces::plain)
        .forEach(c -> {
          boolean standsAlone = Character.isIdeographic(c) || isMark(c);
          if (standsAlone || Character.isWhitespace(c) || Character.isISOControl(c)) {
            finish(word, words);
          }
          if (standsAlone) {
            words.add(Character.toString(c));
          } else if (!Character.isWhitespace(c) && !Character.isISOControl(c)) {
            word.appendCodePoint(c);
          }
        });
    finish(word, words);
    return words;
  }

  private static void finish(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }

  private static int plain(int c) {
    boolean isFullWidth =
        c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST && Character.isLetterOrDigit(c);
    return isFullWidth ? c - FULL_WIDTH_STEP : c;
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL ->
          true;
      default -> false;
    };
  }
}
