package vigil.insight.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vigil.city.City;
import vigil.insight.Point;
import vigil.insight.SharedOrders;
import vigil.insight.Spike;
import vigil.insight.Topic;
import vigil.insight.Wave;
import vigil.insight.WaveHandling;
import vigil.insight.Waves;
import vigil.insight.policy.PolicyExpectation;
import vigil.insight.policy.Topics;
import vigil.insight.spike.Series;
import vigil.insight.store.SqlSensing;
import vigil.insight.store.SqlWave;
import vigil.insight.store.SqlWave.Window;

/// The waves' door from inside: each is counted in one transaction that sees one state of the
/// orders, so its parts add up while more come in.
@Service
class WavesService implements Waves {
  private static final Duration CELL = Duration.ofSeconds(Series.CELL_SECONDS);
  private static final Duration BEFORE = Duration.ofHours(6);

  /// Of a wave of weeks the curve shows its last days.
  private static final Duration LONGEST_CURVE = Duration.ofDays(2);

  private static final Duration HOUR = Duration.ofHours(1);

  private final SqlSensing sensing;
  private final SqlWave orders;
  private final CallWaveCounts fromCalls;
  private final AccusedUnitsService accused;
  private final PolicyExpectation usual;
  private final Topics topics;
  private final City city;
  private final InstantSource clock;

  WavesService(
      SqlSensing sensing,
      SqlWave orders,
      CallWaveCounts fromCalls,
      AccusedUnitsService accused,
      PolicyExpectation usual,
      Topics topics,
      City city,
      InstantSource clock) {
    this.sensing = sensing;
    this.orders = orders;
    this.fromCalls = fromCalls;
    this.accused = accused;
    this.usual = usual;
    this.topics = topics;
    this.city = city;
    this.clock = clock;
  }

  /// In a transaction of its own: whoever asks may hold another, which sees each statement's state.
  @Override
  @Transactional(
      readOnly = true,
      isolation = Isolation.REPEATABLE_READ,
      propagation = Propagation.REQUIRES_NEW)
  public Optional<Wave> findBySpike(String spike) {
    return sensing.findSpike(spike).map(found -> wave(found, window(found)));
  }

  /// What is left out is read in the state of the orders in which the rest is counted.
  @Override
  @Transactional(
      readOnly = true,
      isolation = Isolation.REPEATABLE_READ,
      propagation = Propagation.REQUIRES_NEW)
  public Optional<WaveForUnits> findForUnits(String spike, Set<String> units) {
    return sensing.findSpike(spike).map(found -> forUnits(found, units));
  }

  private WaveForUnits forUnits(Spike spike, Set<String> units) {
    Window all = window(spike);
    Window shown = all.from(earliest(all));
    Topic topic = spike.topic();
    return new WaveForUnits(
        wave(spike, all.without(units)),
        topic.countsCalls() ? fromCalls.countCalls(all) : orders.count(all),
        accused.list(topic, shown, units),
        units.isEmpty() ? List.of() : accused.listUnsaid(topic, shown));
  }

  @Override
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public SharedOrders countShared(String topicSpike, String callSpike) {
    var topic = sensing.findSpike(topicSpike).map(this::window);
    var callers = sensing.findSpike(callSpike).map(this::window);
    return topic.isEmpty() || callers.isEmpty()
        ? new SharedOrders(0, 0, 0)
        : new SharedOrders(
            orders.count(topic.get()),
            fromCalls.countOrders(callers.get()),
            fromCalls.countShared(callers.get(), topic.get()));
  }

  @Override
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<WaveHandling> compareHandling(String spike, Instant cut) {
    return sensing
        .findSpike(spike)
        .map(found -> fromCalls.compare(found.topic(), window(found), cut))
        .orElse(List.of());
  }

  @Override
  @Transactional(readOnly = true)
  public List<Point> listHours(String spike, Instant from, Instant to) {
    return sensing
        .findSpike(spike)
        .map(Spike::topic)
        .map(topic -> hours(topic, from, to))
        .orElse(List.of());
  }

  private List<Point> hours(Topic topic, Instant from, Instant to) {
    Instant first = from.truncatedTo(ChronoUnit.HOURS);
    var window = new Window(topic.id(), first, to);
    int seconds = (int) HOUR.toSeconds();
    var cases =
        topic.countsCalls()
            ? fromCalls.countByCell(window, seconds)
            : orders.countByCell(window, seconds);
    var points = new ArrayList<Point>();
    for (Instant at = first; at.isBefore(to); at = at.plus(HOUR)) {
      int count = cases.getOrDefault(at.getEpochSecond() / seconds, 0);
      points.add(new Point(at, count, usual(topic.id(), Series.CITY, at, at.plus(HOUR))));
    }
    return points;
  }

  @Override
  @Transactional(readOnly = true)
  public Span count(String spike, Instant from, Instant to) {
    Topic topic = sensing.findSpike(spike).map(Spike::topic).orElseThrow();
    var window = new Window(topic.id(), from, to);
    int count = topic.countsCalls() ? fromCalls.countCalls(window) : orders.count(window);
    return new Span(from, to, count, usual(topic.id(), Series.CITY, from, to));
  }

  @Override
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Wave countLastHour() {
    Instant now = clock.instant();
    var all = topics.list().stream().filter(topic -> !topic.isNamed()).map(t -> t.id()).toList();
    return counted(
        new Window(null, now.minus(HOUR), now),
        district ->
            all.stream().mapToDouble(topic -> usual(topic, district, now.minus(HOUR), now)).sum(),
        List.of());
  }

  @Override
  @Transactional(readOnly = true)
  public List<WaveOrder> listOrders(
      String spike, Told told, @Nullable String district, @Nullable String before, int limit) {
    return sensing
        .findSpike(spike)
        .map(found -> {
          Window window = window(found).without(told.units()).until(told.to());
          return found.topic().countsCalls()
              ? fromCalls.listOrders(window, district, before, limit)
              : orders.listOrders(window, district, before, limit);
        })
        .orElse(List.of());
  }

  private Wave wave(Spike spike, Window window) {
    String topic = spike.topic().id();
    if (spike.topic().countsCalls()) {
      return Wave.ofCity(
          window.from(),
          window.to(),
          fromCalls.countCalls(window),
          usual(topic, Series.CITY, window.from(), window.to()),
          curve(topic, window, fromCalls::countByCell),
          fromCalls.count(window));
    }
    return counted(
        window,
        district -> usual(topic, district, window.from(), window.to()),
        curve(topic, window, orders::countByCell));
  }

  private Window window(Spike spike) {
    return Window.of(spike, clock.instant());
  }

  private Wave counted(Window window, ToDoubleFunction<String> usualOf, List<Point> curve) {
    return Wave.of(
        window.from(),
        window.to(),
        city.places().districts(),
        orders.countByDistrict(window),
        usualOf,
        curve);
  }

  /// Six hours before it began as well, so that the rise is seen; of a long one the end.
  private List<Point> curve(
      String topic, Window window, BiFunction<Window, Integer, Map<Long, Integer>> counter) {
    Instant first = curveFrom(window);
    var cases = counter.apply(window.from(first), Series.CELL_SECONDS);
    var points = new ArrayList<Point>();
    for (long cell = Series.cellOf(first); Series.startOf(cell).isBefore(window.to()); cell++) {
      Instant at = Series.startOf(cell);
      points.add(
          new Point(at, cases.getOrDefault(cell, 0), usual.expected(topic, Series.CITY, at)));
    }
    return points;
  }

  private static Instant curveFrom(Window window) {
    Instant recent = window.to().minus(LONGEST_CURVE);
    Instant rise = window.from().minus(BEFORE);
    return rise.isBefore(recent) ? recent : rise;
  }

  /// The first moment of all that is counted, the curve's own among it.
  private static Instant earliest(Window window) {
    Instant first = curveFrom(window);
    return first.isBefore(window.from()) ? first : window.from();
  }

  /// The last ten minutes count as far as they have gone.
  private double usual(String topic, String district, Instant from, Instant to) {
    double sum = 0;
    for (Instant at = Series.startOf(Series.cellOf(from)); at.isBefore(to); at = at.plus(CELL)) {
      Instant start = at.isBefore(from) ? from : at;
      Instant end = at.plus(CELL).isAfter(to) ? to : at.plus(CELL);
      double share = (double) Duration.between(start, end).toMillis() / CELL.toMillis();
      sum += share * usual.expected(topic, district, at);
    }
    return sum;
  }
}
