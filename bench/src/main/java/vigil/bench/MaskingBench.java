package vigil.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import vigil.kernel.PersonalData;
import vigil.kernel.PersonalData.Kind;
import vigil.kernel.PersonalData.Span;

/// How much personal data is left in texts of other hands when they are masked, and how much else
/// is masked with it: the finders, and beside them the regular expressions they replaced. A datum
/// leaks when one of its telling characters is left: a digit or letter of a number, a character of
/// a name, a number of an address (its road and estate stay on purpose).
public final class MaskingBench {
  /// The first has been measured often since it was written, the second by another hand.
  private static final List<String> TEXTS = List.of("/texts/personal.csv", "/texts/personal-2.csv");

  private static final Pattern MARKED = Pattern.compile("\\[\\[([A-Z]+):(.*?)\\]\\]");
  private static final Pattern FORMS =
      Pattern.compile("(?:先生|女士|小姐|阿姨|叔叔|大爷|大妈|师傅|老师|医生|同志|老|小|阿)");
  private static final String NUMERALS = "0123456789０１２３４５６７８９零〇一二三四五六七八九十百千两幺壹贰叁肆伍陆柒捌玖洞拐勾";
  private static final double TARGET_PERCENT = 1;
  private static final int ROUNDS = 40;

  /// A text, and where in it which data stand.
  private record Sample(String text, List<Span> data) {}

  /// What became of the texts.
  private static final class Tally {
    final Map<Kind, Integer> leaks = new EnumMap<>(Kind.class);
    int touched;
    long maskedBeside;
    double textsPerSecond;

    int leaked() {
      return leaks.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private MaskingBench() {}

  public static void main(String[] args) throws IOException {
    for (String set : TEXTS) {
      System.out.println(set.substring(set.lastIndexOf('/') + 1));
      List<Sample> samples = samples(set);
      Tally found = measure(samples, text -> covered(PersonalData.find(text)));
      Tally patterns = measure(samples, MaskingBench::coveredByPatterns);
      found.textsPerSecond = speed(samples, PersonalData::mask);
      patterns.textsPerSecond = speed(samples, PatternRedactor::redact);
      print(samples, found, patterns);
    }
  }

  private static List<Sample> samples(String set) throws IOException {
    var in = Objects.requireNonNull(MaskingBench.class.getResourceAsStream(set), set);
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).filter(line -> !line.isBlank()).map(MaskingBench::read).toList();
    }
  }

  private static Sample read(String line) {
    boolean isQuoted = line.length() > 1 && line.startsWith("\"") && line.endsWith("\"");
    String said = isQuoted ? line.substring(1, line.length() - 1).replace("\"\"", "\"") : line;
    var text = new StringBuilder();
    var data = new ArrayList<Span>();
    var marked = MARKED.matcher(said);
    int at = 0;
    while (marked.find()) {
      text.append(said, at, marked.start());
      int from = text.length();
      text.append(marked.group(2));
      data.add(new Span(Kind.valueOf(marked.group(1)), from, text.length()));
      at = marked.end();
    }
    return new Sample(text.append(said.substring(at)).toString(), data);
  }

  private static Tally measure(List<Sample> samples, Function<String, BitSet> masking) {
    var tally = new Tally();
    for (Sample one : samples) {
      BitSet masked = masking.apply(one.text());
      for (Span datum : one.data()) {
        if (isLeft(one.text(), datum, masked)) {
          tally.leaks.merge(datum.kind(), 1, Integer::sum);
        }
      }
      masked.andNot(covered(one.data()));
      tally.maskedBeside += masked.cardinality();
      tally.touched += one.data().isEmpty() && !masked.isEmpty() ? 1 : 0;
    }
    return tally;
  }

  private static boolean isLeft(String text, Span datum, BitSet masked) {
    String piece = text.substring(datum.from(), datum.to());
    String telling =
        datum.kind() == Kind.NAME
            ? FORMS.matcher(piece).replaceAll(form -> "。".repeat(form.group().length()))
            : piece;
    for (int i = 0; i < telling.length(); i++) {
      if (datum.kind() == Kind.ADDRESS && isOfAName(telling, i)) {
        continue;
      }
      if (isTelling(datum.kind(), telling.charAt(i)) && !masked.get(datum.from() + i)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a numeral belongs to the name of a road or an estate: 四平路, 一二八纪念路.
  private static boolean isOfAName(String address, int i) {
    int end = i;
    while (end < address.length() && NUMERALS.indexOf(address.charAt(end)) >= 0) {
      end++;
    }
    return end > i
        && end < address.length()
        && Character.isIdeographic(address.charAt(end))
        && "弄号室栋幢座单楼层户组队门支房甲乙".indexOf(address.charAt(end)) < 0;
  }

  private static boolean isTelling(Kind kind, char c) {
    boolean isNumeral = NUMERALS.indexOf(c) >= 0;
    return switch (kind) {
      case ADDRESS -> isNumeral;
      case NAME -> Character.isLetter(c);
      case PHONE -> isNumeral;
      case ID, CARD, PLATE, EMAIL, WECHAT -> isNumeral || (c < 128 && Character.isLetterOrDigit(c));
    };
  }

  private static BitSet covered(List<Span> spans) {
    var covered = new BitSet();
    spans.forEach(span -> covered.set(span.from(), span.to()));
    return covered;
  }

  /// What the patterns hand back is laid beside the text: characters that stand in both in the same
  /// order were left (the longest common subsequence).
  private static BitSet coveredByPatterns(String text) {
    String left = PatternRedactor.redact(text).replaceAll("（(?:邮箱|车牌)）", "＊");
    var common = new int[text.length() + 1][left.length() + 1];
    for (int i = text.length() - 1; i >= 0; i--) {
      for (int j = left.length() - 1; j >= 0; j--) {
        common[i][j] =
            text.charAt(i) == left.charAt(j)
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    var covered = new BitSet();
    int j = 0;
    for (int i = 0; i < text.length(); i++) {
      while (j < left.length() && common[i][j + 1] == common[i][j]) {
        j++;
      }
      boolean isKept = j < left.length() && text.charAt(i) == left.charAt(j);
      if (isKept && common[i][j] == common[i + 1][j + 1] + 1) {
        j++;
      } else {
        covered.set(i);
      }
    }
    return covered;
  }

  private static double speed(List<Sample> samples, Function<String, String> masking) {
    double best = 0;
    long length = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (Sample one : samples) {
        length += masking.apply(one.text()).length();
      }
      best = Math.max(best, samples.size() * 1e9 / (System.nanoTime() - start));
    }
    if (length == 0) {
      throw new IllegalStateException("nothing was masked");
    }
    return best;
  }

  private static void print(List<Sample> samples, Tally found, Tally patterns) {
    long data = samples.stream().mapToLong(one -> one.data().size()).sum();
    long misses = samples.stream().filter(one -> one.data().isEmpty()).count();
    long beside =
        samples.stream()
            .mapToLong(one -> one.text().length() - covered(one.data()).cardinality())
            .sum();
    System.out.printf("%-36s %8s %12s %12s%n", "left in clear", "of", "patterns", "finders");
    for (Kind kind : Kind.values()) {
      long all =
          samples.stream()
              .flatMap(one -> one.data().stream())
              .filter(d -> d.kind() == kind)
              .count();
      System.out.printf(
          "%-36s %8d %12d %12d%n",
          kind, all, patterns.leaks.getOrDefault(kind, 0), found.leaks.getOrDefault(kind, 0));
    }
    System.out.printf("%-36s %8d %12d %12d%n", "all", data, patterns.leaked(), found.leaked());
    System.out.printf(
        "%-36s %8d %12d %12d%n", "near misses touched", misses, patterns.touched, found.touched);
    System.out.printf(
        "%-36s %8d %12d %12d%n",
        "characters masked beside the data", beside, patterns.maskedBeside, found.maskedBeside);
    System.out.printf(
        "%-36s %8s %12.0f %12.0f%n",
        "texts a second on one core", "", patterns.textsPerSecond, found.textsPerSecond);
    System.out.printf(
        "bench masking: %d leaks of %d (target 0), %.2f %% of other characters masked (target %.0f)%n",
        found.leaked(), data, 100.0 * found.maskedBeside / beside, TARGET_PERCENT);
  }
}
