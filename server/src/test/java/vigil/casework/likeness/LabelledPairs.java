package vigil.casework.likeness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/// Pairs of appeals that people labelled, with what tells them apart.
public final class LabelledPairs {
  private static final int SHORTEST_LINE = 6;

  private final Map<String, AppealText> appeals = new LinkedHashMap<>();
  private final List<Pair> pairs = new ArrayList<>();

  /// In what two appeals are one matter, or look like it.
  public enum Kind {
    EVENT,
    AGAIN,
    TOPIC,
    PLACE,
    PHONE,
    MOVED,
    TWIN,
    LATER
  }

  public record Pair(
      String split, AppealText a, AppealText b, boolean like, Kind kind, String name) {}

  public record Figures(int found, int missed, int wrong, int right) {
    public double precision() {
      return (double) found / (found + wrong);
    }

    public double recall() {
      return (double) found / (found + missed);
    }

    public double f1() {
      return 2 * precision() * recall() / (precision() + recall());
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "precision %.3f recall %.3f F1 %.3f (%d pairs: %d found, %d missed, %d wrong)",
          precision(),
          recall(),
          f1(),
          found + missed + wrong + right,
          found,
          missed,
          wrong);
    }
  }

  /// @param set the set's number as its files carry it: empty, or `-2`
  public LabelledPairs(String set) {
    read("/alike/appeals" + set + ".psv");
    readPairs("/alike/pairs" + set + ".psv");
  }

  public List<AppealText> appeals() {
    return List.copyOf(appeals.values());
  }

  public List<Pair> pairs() {
    return pairs;
  }

  /// How a judgement fares on the pairs of a split.
  public Figures judge(Predicate<Pair> which, Predicate<Pair> isLikely) {
    int[] n = new int[4];
    for (Pair pair : pairs) {
      if (which.test(pair)) {
        boolean likely = isLikely.test(pair);
        n[pair.like() ? (likely ? 0 : 1) : (likely ? 2 : 3)]++;
      }
    }
    return new Figures(n[0], n[1], n[2], n[3]);
  }

  private void read(String file) {
    var callers = new LinkedHashMap<String, Integer>();
    for (String[] c : lines(file)) {
      String event = c[0].substring(0, c[0].indexOf('@'));
      int caller = callers.merge(event, 1, Integer::sum);
      var at = LocalDateTime.parse(c[2]).toInstant(ZoneOffset.ofHours(8));
      String title = c[5].split("[。！？；，]", -1)[0];
      appeals.put(
          event + "." + (char) ('a' + caller - 1),
          new AppealText(
              title,
              c[5],
              AppealText.Matter.UNKNOWN,
              c[3],
              c[4].isEmpty() ? null : c[4],
              List.of(c[1]),
              at));
    }
  }

  private void readPairs(String file) {
    for (String[] c : lines(file)) {
      AppealText a = Objects.requireNonNull(appeals.get(c[1]), c[1]);
      AppealText b = Objects.requireNonNull(appeals.get(c[2]), c[2]);
      var at = c[6].isEmpty() ? b.at() : a.at().plus(Duration.ofDays(Long.parseLong(c[6])));
      AppealText heard =
          new AppealText(
              b.title(),
              b.description(),
              b.matter(),
              c[7].isEmpty() ? b.district() : c[7],
              c[8].isEmpty() ? b.address() : c[8],
              c[5].equals("same") ? a.phones() : b.phones(),
              at);
      pairs.add(new Pair(c[0], a, heard, c[3].equals("1"), Kind.valueOf(c[4]), c[1] + "/" + c[2]));
    }
  }

  private static List<String[]> lines(String file) {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(LabelledPairs.class.getResourceAsStream(file), file),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(l -> !l.startsWith("#"))
          .map(l -> l.split("\\|", -1))
          .filter(c -> c.length >= SHORTEST_LINE)
          .toList();
    } catch (IOException broken) {
      throw new IllegalStateException(file, broken);
    }
  }
}
