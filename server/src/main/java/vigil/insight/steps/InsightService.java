package vigil.insight.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.city.City;
import vigil.city.District;
import vigil.insight.DistrictCount;
import vigil.insight.Insight;
import vigil.insight.InsightFact;
import vigil.insight.Point;
import vigil.insight.Spike;
import vigil.insight.policy.PolicyExpectation;
import vigil.insight.policy.Topics;
import vigil.insight.spike.Series;
import vigil.insight.store.SqlOverviewIndicators;
import vigil.insight.store.SqlSensing;
import vigil.insight.store.SqlWave;
import vigil.kernel.Ledger;

/// The door from inside.
@Service
class InsightService implements Insight {
  /// A series is shown for a week at most: 1,008 points.
  private static final Duration LONGEST = Duration.ofDays(7);

  private static final Duration CELL = Duration.ofSeconds(Series.CELL_SECONDS);

  private final SqlSensing sensing;
  private final SqlOverviewIndicators figures;
  private final SqlWave orders;
  private final Ledger ledger;
  private final PersistentSpikeDetector sensor;
  private final PolicyExpectation usual;
  private final Topics topics;
  private final City city;
  private final InstantSource clock;

  InsightService(
      SqlSensing sensing,
      SqlOverviewIndicators figures,
      SqlWave orders,
      Ledger ledger,
      PersistentSpikeDetector sensor,
      PolicyExpectation usual,
      Topics topics,
      City city,
      InstantSource clock) {
    this.sensing = sensing;
    this.figures = figures;
    this.orders = orders;
    this.ledger = ledger;
    this.sensor = sensor;
    this.usual = usual;
    this.topics = topics;
    this.city = city;
    this.clock = clock;
  }

  @Override
  public Optional<Spike> findSpike(String id) {
    return sensing.findSpike(id);
  }

  @Override
  public List<Spike> listOpen() {
    return sensing.listOpenSpikes();
  }

  @Override
  @Transactional
  public void close(String spike) {
    sensing
        .findSpike(spike)
        .filter(Spike::isOpen)
        .ifPresent(found -> sensor.end(found.topic().id(), clock.instant()));
  }

  @Override
  @Transactional
  public boolean reopen(String spike) {
    var found = sensing.findSpike(spike);
    if (found.isEmpty() || !orders.reopen(spike)) {
      return false;
    }
    ledger.append(
        new InsightFact.SpikeReopened(spike, orders.version(spike), found.get().topic().id()));
    return true;
  }

  @Override
  public List<Point> listSeries(String topic, @Nullable String district, Instant from, Instant to) {
    String where = district == null ? Series.CITY : district;
    Instant first = from.isBefore(to.minus(LONGEST)) ? to.minus(LONGEST) : from;
    Map<Instant, Integer> cases = new HashMap<>();
    sensing.listCells(topic, where, first, to).forEach(cell -> cases.put(cell.at(), cell.cases()));
    var points = new ArrayList<Point>();
    for (Instant at = Series.startOf(Series.cellOf(first)); at.isBefore(to); at = at.plus(CELL)) {
      points.add(new Point(at, cases.getOrDefault(at, 0), usual.expected(topic, where, at)));
    }
    return points;
  }

  @Override
  public List<DistrictCount> countByDistrict(@Nullable String topic, Instant from, Instant to) {
    var of =
        topic != null
            ? List.of(topic)
            : topics.list().stream().filter(t -> !t.isNamed()).map(t -> t.id()).toList();
    var counts = new HashMap<String, Integer>();
    for (String one : of) {
      sensing.countByDistrict(one, from, to).forEach((d, n) -> counts.merge(d, n, Integer::sum));
    }
    var tiles = new ArrayList<DistrictCount>();
    for (District district : city.places().districts()) {
      double expected = of.stream().mapToDouble(t -> usual(t, district.code(), from, to)).sum();
      tiles.add(
          new DistrictCount(
              district.code(),
              district.name(),
              district.nameEn(),
              counts.getOrDefault(district.code(), 0),
              expected));
    }
    return tiles;
  }

  private double usual(String topic, String district, Instant from, Instant to) {
    double sum = 0;
    for (Instant at = Series.startOf(Series.cellOf(from)); at.isBefore(to); at = at.plus(CELL)) {
      sum += usual.expected(topic, district, at);
    }
    return sum;
  }

  @Override
  public List<String> listOrdersBehind(String spike, int limit) {
    return sensing
        .findSpike(spike)
        .map(found -> {
          Instant until = found.closedAt() == null ? clock.instant() : found.closedAt();
          return figures
              .listOrdersOfTopic(found.topic().id(), found.since(), until.plus(CELL), limit)
              .stream()
              .map(SqlOverviewIndicators.CountedOrder::id)
              .toList();
        })
        .orElse(List.of());
  }
}
