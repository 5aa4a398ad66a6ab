package vigil.insight.weeks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What citizens ask about over eight weeks, one topic beside the other, and what is new among it.
/// A week is seven days; the last one ends with the day that is looked at, which is in part. Topics
/// are compared by their share of a week's orders, which a day in part leaves as it is.
///
/// @param from first day of the first week
/// @param orders registered in each week, the oldest first; also those of no topic
/// @param isComparable whether enough weeks before the last are kept whole to say what is new
/// @param topics categories of the second level: what is new, then what gained most
public record TopicWeeks(
    LocalDate from, List<Integer> orders, boolean isComparable, List<TopicStream> topics) {
  public static final int WEEKS = 8;

  /// What came less often in the last week is no new topic: a few orders come of anything.
  public static final int LEAST = 10;

  /// New is what came in no week before more than this part as often as in the last.
  static final double PART_BEFORE = 0.2;

  /// One week before says little of what is usual.
  static final int LEAST_BEFORE = 2;

  private static final Comparator<TopicStream> MOST_TELLING =
      Comparator.comparing((TopicStream one) -> !one.isNew())
          .thenComparing(Comparator.comparingDouble(TopicStream::gained).reversed())
          .thenComparing(Comparator.comparingInt(TopicStream::total).reversed())
          .thenComparing(TopicStream::topic);

  /// One topic.
  ///
  /// @param topic category of the second level
  /// @param orders in each week, the oldest first
  /// @param share of the last week's orders, 0 to 1
  /// @param before its share of the known weeks before; null where none is known
  public record TopicStream(
      String topic, List<Integer> orders, double share, @Nullable Double before, boolean isNew) {
    double gained() {
      return before == null ? 0 : share - before;
    }

    int total() {
      return orders.stream().mapToInt(Integer::intValue).sum();
    }
  }

  /// The eight weeks that end with a day.
  ///
  /// @param today the last day
  /// @param first the first day of which orders are kept
  /// @param counts orders in each of the eight weeks by category of the second level, and of `none`
  /// @param none what has no topic
  public static TopicWeeks of(
      LocalDate today, LocalDate first, Map<String, List<Integer>> counts, String none) {
    LocalDate from = firstDay(today);
    var orders = new ArrayList<>(Collections.nCopies(WEEKS, 0));
    counts
        .values()
        .forEach(each ->
            IntStream.range(0, WEEKS)
                .forEach(week -> orders.set(week, orders.get(week) + each.get(week))));
    int known =
        (int)
            IntStream.range(0, WEEKS).filter(week -> !first.isAfter(from.plusWeeks(week))).count();
    var topics = new ArrayList<TopicStream>();
    counts.forEach((topic, each) -> {
      if (!topic.equals(none)) {
        topics.add(stream(topic, each, orders, known));
      }
    });
    topics.sort(MOST_TELLING);
    return new TopicWeeks(from, List.copyOf(orders), known > LEAST_BEFORE, topics);
  }

  /// The first day of the eight weeks that end with a day.
  public static LocalDate firstDay(LocalDate today) {
    return today.plusDays(1).minusWeeks(WEEKS);
  }

  private static TopicStream stream(
      String topic, List<Integer> each, List<Integer> orders, int known) {
    int last = each.getLast();
    List<Integer> before = before(each, known);
    int all = sum(before(orders, known));
    boolean isNew =
        known > LEAST_BEFORE
            && all > 0
            && last >= LEAST
            && Collections.max(before) <= PART_BEFORE * last;
    return new TopicStream(
        topic,
        List.copyOf(each),
        share(last, orders.getLast()),
        all == 0 ? null : (Double) share(sum(before), all),
        isNew);
  }

  private static List<Integer> before(List<Integer> weeks, int known) {
    return weeks.subList(WEEKS - Math.max(known, 1), WEEKS - 1);
  }

  private static int sum(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).sum();
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
