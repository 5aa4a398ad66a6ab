package vigil.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vigil.kernel.PersonalData.Kind;
import vigil.kernel.PersonalData.Span;

/// The finders on the texts they were tuned on: no change of theirs may leave more in clear there,
/// nor touch more of what holds no personal data. Held-out figures: `./vigil bench masking`.
class MaskingTextsTest {
  private static final Pattern MARKED = Pattern.compile("\\{([A-Z])(.*?)\\}");
  private static final Pattern FORMS = Pattern.compile("先生|女士|小姐|阿姨|叔叔|大爷|大妈|师傅|老师|医生|同志|老|小|阿");
  private static final String NUMERALS = "0123456789０１２３４５６７８９零〇一二三四五六七八九十百千两幺壹贰叁肆伍陆柒捌玖";
  private static final Map<Character, Kind> LETTERS =
      Map.of(
          'N',
          Kind.NAME,
          'P',
          Kind.PHONE,
          'A',
          Kind.ADDRESS,
          'W',
          Kind.WECHAT,
          'E',
          Kind.EMAIL,
          'L',
          Kind.PLATE,
          'I',
          Kind.ID,
          'C',
          Kind.CARD);

  /// What is left today; it may only become less.
  private static final Map<Kind, Integer> LEFT =
      Map.of(Kind.NAME, 32, Kind.ADDRESS, 17, Kind.WECHAT, 1, Kind.PHONE, 1);

  private static final int TOUCHED = 0;

  private record Sample(String text, List<Span> data) {}

  @Test
  void nothingMoreIsLeftInClear() throws IOException {
    Map<Kind, List<String>> left = new EnumMap<>(Kind.class);
    for (Sample sample : samples(sample -> !sample.data().isEmpty())) {
      BitSet masked = masked(sample.text());
      for (Span datum : sample.data()) {
        if (isLeft(sample.text(), datum, masked)) {
          left.computeIfAbsent(datum.kind(), _ -> new ArrayList<>()).add(sample.text());
        }
      }
    }
    for (Kind kind : Kind.values()) {
      List<String> texts = left.getOrDefault(kind, List.of());
      int most = LEFT.getOrDefault(kind, 0);
      assertTrue(texts.size() <= most, () -> kind + " " + texts.size() + ": " + texts);
    }
  }

  @Test
  void noMoreIsTouchedThatHoldsNone() throws IOException {
    List<String> touched =
        samples(sample -> sample.data().isEmpty()).stream()
            .map(Sample::text)
            .filter(text -> !PersonalData.find(text).isEmpty())
            .toList();
    assertTrue(touched.size() <= TOUCHED, touched::toString);
  }

  private static List<Sample> samples(Predicate<Sample> some) throws IOException {
    try (var in = MaskingTextsTest.class.getResourceAsStream("/masking/texts.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().map(MaskingTextsTest::read).filter(some).toList();
    }
  }

  private static Sample read(String line) {
    var text = new StringBuilder();
    var data = new ArrayList<Span>();
    var marked = MARKED.matcher(line);
    int at = 0;
    while (marked.find()) {
      text.append(line, at, marked.start());
      int from = text.length();
      text.append(marked.group(2));
      Kind kind = Objects.requireNonNull(LETTERS.get(marked.group(1).charAt(0)), line);
      data.add(new Span(kind, from, text.length()));
      at = marked.end();
    }
    return new Sample(text.append(line.substring(at)).toString(), data);
  }

  private static BitSet masked(String text) {
    var masked = new BitSet();
    PersonalData.find(text).forEach(span -> masked.set(span.from(), span.to()));
    return masked;
  }

  /// Whether one of its telling characters is left: of a name every letter but forms of address, of
  /// an address its numbers.
  private static boolean isLeft(String text, Span datum, BitSet masked) {
    String piece = text.substring(datum.from(), datum.to());
    String telling =
        datum.kind() == Kind.NAME
            ? FORMS.matcher(piece).replaceAll(form -> "。".repeat(form.group().length()))
            : piece;
    for (int i = 0; i < telling.length(); i++) {
      if (isTelling(datum.kind(), telling.charAt(i)) && !masked.get(datum.from() + i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTelling(Kind kind, char c) {
    boolean isNumeral = NUMERALS.indexOf(c) >= 0;
    return switch (kind) {
      case ADDRESS, PHONE -> isNumeral;
      case NAME -> Character.isLetter(c);
      case ID, CARD, PLATE, EMAIL, WECHAT -> isNumeral || (c < 128 && Character.isLetterOrDigit(c));
    };
  }
}
