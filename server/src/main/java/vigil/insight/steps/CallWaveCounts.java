package vigil.insight.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.District;
import vigil.insight.DistrictCount;
import vigil.insight.Topic;
import vigil.insight.WaveCalls;
import vigil.insight.WaveCalls.CategoryCount;
import vigil.insight.WaveCalls.Matter;
import vigil.insight.WaveHandling;
import vigil.insight.Waves.WaveOrder;
import vigil.insight.policy.Topics;
import vigil.insight.store.SqlCallOrders;
import vigil.insight.store.SqlCallWave;
import vigil.insight.store.SqlWave.Window;
import vigil.insight.store.SqlWaveHandling;

/// What is known of a wave of calls by what was written from them.
@Component
class CallWaveCounts {
  private final SqlCallWave calls;
  private final SqlCallOrders orders;
  private final SqlWaveHandling handling;
  private final Topics topics;
  private final City city;

  CallWaveCounts(
      SqlCallWave calls, SqlCallOrders orders, SqlWaveHandling handling, Topics topics, City city) {
    this.calls = calls;
    this.orders = orders;
    this.handling = handling;
    this.topics = topics;
    this.city = city;
  }

  WaveCalls count(Window window) {
    var ends = calls.countEnds(window);
    var byDistrict = orders.countByDistrict(window);
    int all = sum(byDistrict);
    return new WaveCalls(
        ends.sum(),
        ends,
        orders.countWritten(window),
        all,
        districts(byDistrict, all),
        orders.countByCategory(window).entrySet().stream()
            .map(one -> new CategoryCount(one.getKey(), one.getValue()))
            .toList(),
        matter(window, all));
  }

  int countCalls(Window window) {
    return calls.count(window);
  }

  /// By cells of so many seconds: the cell's number since 1970.
  Map<Long, Integer> countByCell(Window window, int cellSeconds) {
    return calls.countByCell(window, cellSeconds);
  }

  int countOrders(Window window) {
    return sum(orders.countByDistrict(window));
  }

  int countShared(Window callers, Window topic) {
    return orders.countShared(callers, topic);
  }

  List<WaveOrder> listOrders(
      Window window, @Nullable String district, @Nullable String before, int limit) {
    return orders.listOrders(window, district, before, limit);
  }

  List<WaveHandling> compare(Topic topic, Window window, Instant cut) {
    if (!cut.isAfter(window.from()) || !cut.isBefore(window.to())) {
      return List.of();
    }
    return List.of(
        handled(topic, window, window.from(), cut), handled(topic, window, cut, window.to()));
  }

  private WaveHandling handled(Topic topic, Window window, Instant first, Instant last) {
    if (!topic.countsCalls()) {
      return handling.countOfTopic(window, first, last);
    }
    Matter matter = matter(window, countOrders(window));
    return handling.countOfCalls(window, matter == null ? null : matter.topic().id(), first, last);
  }

  /// One watched by name before a category, then the most frequent: it says more.
  private @Nullable Matter matter(Window window, int all) {
    return orders.countByTopic(window).entrySet().stream()
        .filter(one -> one.getValue() >= WaveCalls.FEWEST && 2 * one.getValue() >= all)
        .map(one -> new Matter(topics.get(one.getKey()), one.getValue()))
        .max(
            Comparator.comparing((Matter one) -> one.topic().isNamed())
                .thenComparingInt(Matter::count)
                .thenComparing(one -> one.topic().id()))
        .orElse(null);
  }

  /// What is usual from calls alone nobody counts.
  private List<DistrictCount> districts(Map<String, Integer> counts, int all) {
    var parts = new ArrayList<DistrictCount>();
    int somewhere = 0;
    for (District place : city.places().districts()) {
      int count = counts.getOrDefault(place.code(), 0);
      somewhere += count;
      parts.add(new DistrictCount(place.code(), place.name(), place.nameEn(), count, 0));
    }
    if (all > somewhere) {
      parts.add(DistrictCount.nowhere(all - somewhere));
    }
    return parts;
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
