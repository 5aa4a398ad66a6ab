package vigil.insight.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vigil.insight.Rise;
import vigil.insight.Spike;
import vigil.insight.Topic;
import vigil.insight.TopicRise;
import vigil.insight.TopicRises;
import vigil.insight.Waves.WaveOrder;
import vigil.insight.policy.PolicyExpectation;
import vigil.insight.policy.Topics;
import vigil.insight.spike.Series;
import vigil.insight.store.SqlSensing;
import vigil.insight.store.SqlWave;
import vigil.insight.store.SqlWave.Window;

/// Ranks the topics of a time. Cost: one pass over the period's rows of `order_seen`, and an
/// expectation for each topic and hour.
@Service
class TopicRisesService implements TopicRises {
  private static final double CELL_MILLIS = Series.CELL_SECONDS * 1000.0;

  /// What burns, then what rises, furthest above the usual first; then whatever is asked most.
  private static final Comparator<TopicRise> MOST_TELLING =
      Comparator.comparing((TopicRise one) -> one.spike() == null)
          .thenComparing(one -> one.times() == null)
          .thenComparingDouble(one -> one.isRising() ? one.usual() - one.count() : -one.count())
          .thenComparing(one -> one.topic().id());

  private final SqlSensing sensing;
  private final SqlWave orders;
  private final PolicyExpectation usual;
  private final Topics topics;

  TopicRisesService(SqlSensing sensing, SqlWave orders, PolicyExpectation usual, Topics topics) {
    this.sensing = sensing;
    this.orders = orders;
    this.usual = usual;
    this.topics = topics;
  }

  @Override
  @Transactional(
      readOnly = true,
      isolation = Isolation.REPEATABLE_READ,
      propagation = Propagation.REQUIRES_NEW)
  public List<TopicRise> list(Instant from, Instant to, int limit) {
    var burning = sensing.listOpenSpikes();
    var all = new ArrayList<TopicRise>();
    orders
        .countByTopic(from, to)
        .forEach((id, count) -> {
          if (topics.contains(id)) {
            Topic topic = topics.get(id);
            double expected = usual(id, from, to);
            var spike = findSpike(topic, count, expected, burning, to);
            all.add(TopicRise.of(topic, count, expected, spike));
          }
        });
    all.sort(MOST_TELLING);
    return choose(all, limit);
  }

  @Override
  @Transactional(readOnly = true)
  public List<WaveOrder> listOrders(Topic topic, Instant from, Instant to, int limit) {
    return orders.listOrders(new Window(topic.id(), from, to), null, null, limit);
  }

  /// Of several categories no one list shows the orders; their second level stands beside it.
  static List<TopicRise> choose(List<TopicRise> ranked, int limit) {
    var chosen = new ArrayList<TopicRise>();
    for (TopicRise one : ranked) {
      if (chosen.size() < limit
          && one.topic().categories().size() == 1
          && chosen.stream().noneMatch(other -> other.topic().overlaps(one.topic()))) {
        chosen.add(one);
      }
    }
    return chosen;
  }

  /// The spike that a topic is part of: its own, one within it, or one around it where the topic
  /// itself has risen. What burns since later is no matter of these days.
  static @Nullable String findSpike(
      Topic topic, int count, double usual, List<Spike> burning, Instant to) {
    boolean hasRisen = Rise.times(count, usual) != null;
    return burning.stream()
        .filter(spike -> spike.course().since().isBefore(to))
        .filter(spike ->
            spike.topic().categories().stream().anyMatch(topic::contains)
                || (hasRisen && topic.overlaps(spike.topic())))
        .map(Spike::id)
        .findFirst()
        .orElse(null);
  }

  /// The policy's usual is one for all cells of an hour.
  private double usual(String topic, Instant from, Instant to) {
    double sum = 0;
    for (Instant at = from; at.isBefore(to); ) {
      Instant hour = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
      Instant end = hour.isBefore(to) ? hour : to;
      double cells = Duration.between(at, end).toMillis() / CELL_MILLIS;
      sum += cells * usual.expected(topic, Series.CITY, at);
      at = end;
    }
    return sum;
  }
}
