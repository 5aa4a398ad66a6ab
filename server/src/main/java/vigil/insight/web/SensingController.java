package vigil.insight.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.OrderAccess;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.DistrictCount;
import vigil.insight.Insight;
import vigil.insight.Point;
import vigil.insight.Spike;
import vigil.insight.Topic;
import vigil.insight.Wave;
import vigil.insight.Waves;
import vigil.insight.Waves.WaveOrder;
import vigil.insight.policy.PolicyExpectation;
import vigil.insight.policy.Topics;
import vigil.insight.spike.Series;
import vigil.insight.store.SqlSensing;
import vigil.kernel.Cursor;
import vigil.kernel.Page;
import vigil.kernel.Problems;

/// Topics as they rise, against what is usual.
@RestController
class SensingController {
  private static final int MOST_HOURS = 168;
  private static final int MOST_ORDERS = 500;
  private static final Duration CELL = Duration.ofSeconds(Series.CELL_SECONDS);

  private final Insight insight;
  private final SqlSensing sensing;
  private final Waves waves;
  private final PolicyExpectation usual;
  private final Topics topics;
  private final OrderAccess access;
  private final InstantSource clock;

  SensingController(
      Insight insight,
      SqlSensing sensing,
      Waves waves,
      PolicyExpectation usual,
      Topics topics,
      OrderAccess access,
      InstantSource clock) {
    this.insight = insight;
    this.sensing = sensing;
    this.waves = waves;
    this.usual = usual;
    this.topics = topics;
    this.access = access;
    this.clock = clock;
  }

  /// A topic's volume.
  ///
  /// @param usual what is to be expected in the same time
  record TopicCount(Topic topic, int count, double usual) {
    /// Those furthest above the usual first; of those that are not, the most asked.
    static final Comparator<TopicCount> BY_RISE =
        Comparator.comparingDouble((TopicCount one) -> Math.max(0, one.count - one.usual))
            .thenComparingInt(TopicCount::count)
            .reversed();
  }

  /// @param orders the newest that the wave counts, as far as they are shown to whoever looks
  record SpikeView(Spike spike, Wave wave, List<WaveOrder> orders) {}

  /// Topics that came in the last hours, those furthest above the usual first, then the most asked.
  @GetMapping("/api/insight/topics")
  @Permit(
      value = {Role.MANAGER, Role.LEADER, Role.EDITOR, Role.DISPATCHER, Role.OPERATOR},
      hotline = true)
  List<TopicCount> topics(@RequestParam(defaultValue = "24") int hours) {
    Instant to = clock.instant();
    Instant from = to.minus(Duration.ofHours(Math.clamp(hours, 1, MOST_HOURS)));
    var found = new ArrayList<TopicCount>();
    for (Map.Entry<String, Integer> one : sensing.countByTopic(from, to)) {
      if (topics.contains(one.getKey())) {
        double expected = expected(one.getKey(), from, to);
        found.add(new TopicCount(topics.get(one.getKey()), one.getValue(), expected));
      }
    }
    found.sort(TopicCount.BY_RISE);
    return found;
  }

  @GetMapping("/api/insight/series")
  @Permit(
      value = {Role.MANAGER, Role.LEADER, Role.EDITOR, Role.DISPATCHER, Role.OPERATOR},
      hotline = true)
  List<Point> series(
      @RequestParam String topic,
      @RequestParam(required = false) @Nullable String district,
      @RequestParam(defaultValue = "24") int hours) {
    Instant to = clock.instant();
    return insight.listSeries(
        topic, district, to.minus(Duration.ofHours(Math.clamp(hours, 1, MOST_HOURS))), to);
  }

  @GetMapping("/api/insight/map")
  @Permit(
      value = {Role.MANAGER, Role.LEADER, Role.EDITOR, Role.DISPATCHER, Role.OPERATOR},
      hotline = true)
  List<DistrictCount> map(
      @RequestParam(required = false) @Nullable String topic,
      @RequestParam(defaultValue = "24") int hours) {
    Instant to = clock.instant();
    return insight.countByDistrict(
        topic, to.minus(Duration.ofHours(Math.clamp(hours, 1, MOST_HOURS))), to);
  }

  @GetMapping("/api/insight/spikes")
  @Permit(
      value = {Role.MANAGER, Role.LEADER, Role.EDITOR, Role.DISPATCHER, Role.OPERATOR},
      hotline = true)
  Page<Spike> spikes(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    int most = Page.limit(limit);
    var from = Cursor.parse(cursor, 1);
    var found = sensing.listSpikes(from == null ? null : from.instant(0), most + 1);
    boolean isMore = found.size() > most;
    var items = isMore ? found.subList(0, most) : found;
    return new Page<>(items, isMore ? Cursor.at(items.getLast().course().raisedAt()).text() : null);
  }

  @GetMapping("/api/insight/spikes/{id}")
  @Permit(
      value = {Role.MANAGER, Role.LEADER, Role.EDITOR, Role.DISPATCHER, Role.OPERATOR},
      hotline = true)
  SpikeView spike(@PathVariable String id, Staff by) {
    var spike = insight.findSpike(id).orElseThrow(() -> Problems.notFound("spike"));
    var wave = waves.findBySpike(id).orElseThrow(() -> Problems.notFound("spike"));
    return new SpikeView(spike, wave, shown(waves.listOrders(id, null, null, MOST_ORDERS), by));
  }

  private List<WaveOrder> shown(List<WaveOrder> all, Staff by) {
    if (access.seesAll(by)) {
      return all;
    }
    var shown = access.listShown(all.stream().map(WaveOrder::id).toList(), by);
    return all.stream().filter(one -> shown.contains(one.id())).toList();
  }

  /// The orders that the wave's figures count, newest first, as far as they are shown to whoever
  /// asks.
  ///
  /// @param district only these; `-` for those without one
  /// @param forUnits only those that accuse none of these units nor one above it, and of which it
  ///   is said whom they accuse
  /// @param to only those before; where it is missing, all until the spike's end or now
  @GetMapping("/api/insight/spikes/{id}/orders")
  @Permit(
      value = {Role.MANAGER, Role.LEADER, Role.EDITOR, Role.DISPATCHER, Role.OPERATOR},
      hotline = true)
  Page<WaveOrder> orders(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String district,
      @RequestParam(defaultValue = "") Set<String> forUnits,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit,
      Staff by) {
    if (insight.findSpike(id).isEmpty()) {
      throw Problems.notFound("spike");
    }
    int most = Page.limit(limit);
    var from = Cursor.parse(cursor, 1);
    String before = from == null ? null : from.key().getFirst();
    var found = waves.listOrders(id, new Waves.Told(forUnits, to), district, before, most + 1);
    boolean isMore = found.size() > most;
    var items = isMore ? found.subList(0, most) : found;
    return new Page<>(shown(items, by), isMore ? Cursor.at(items.getLast().id()).text() : null);
  }

  private double expected(String topic, Instant from, Instant to) {
    double sum = 0;
    for (Instant at = Series.startOf(Series.cellOf(from)); at.isBefore(to); at = at.plus(CELL)) {
      sum += usual.expected(topic, Series.CITY, at);
    }
    return sum;
  }
}
