package vigil.insight.spike;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Sensing itself. A case costs two series: its district's and the city's; a cell in which nothing
/// came is caught up with when the series is next looked at. The same cases in the same order give
/// the same signals, however often the state was saved and loaded between them.
///
/// Raising in the middle of a cell is no haste: more cases can only add to a score, so whatever is
/// raised early would be raised at the cell's end.
public final class SpikeDetector {
  /// A series that slept longer has forgotten its score and half its history anyway.
  private static final long LONGEST_CATCH_UP = 2L * DetectorSettings.CELLS_A_WEEK;

  /// Above usual by more than so many standard deviations is not quiet.
  private static final double QUIET_DEVIATIONS = 2;

  private final DetectorSettings sensing;
  private final Expectation usual;
  private final Map<String, Map<String, Series>> series = new LinkedHashMap<>();
  private final Map<String, OpenSpike> open = new LinkedHashMap<>();
  private final LinkedHashSet<Key> touched = new LinkedHashSet<>();

  private record Key(String topic, String district) {}

  public SpikeDetector(
      DetectorSettings sensing,
      Expectation usual,
      Collection<Series> series,
      Collection<OpenSpike> open) {
    this.sensing = sensing;
    this.usual = usual;
    series.forEach(s -> ofTopic(s.topic()).put(s.district(), s));
    open.forEach(spike -> this.open.put(spike.topic(), spike));
  }

  /// Takes one case. One that comes late counts in the cell that is open.
  public List<SpikeAlarm> count(String topic, String district, Instant at) {
    var signals = new ArrayList<>(advance(topic, at));
    var inDistrict = keep(caughtUp(topic, district, Series.cellOf(at)).plusOne());
    var inCity = keep(caughtUp(topic, Series.CITY, Series.cellOf(at)).plusOne());
    var spike = open.get(topic);
    if (spike == null) {
      var reason = crossed(inCity) ? inCity : crossed(inDistrict) ? inDistrict : null;
      if (reason != null) {
        signals.add(raise(reason, inCity, at));
      }
    } else {
      open.put(topic, spike.plusOne());
      grow(spike.plusOne(), at, signals);
    }
    return signals;
  }

  /// Lets time pass for a topic: closes its spike when it has been usual for long enough.
  public List<SpikeAlarm> advance(String topic, Instant at) {
    var spike = open.get(topic);
    var city = ofTopic(topic).get(Series.CITY);
    if (spike == null || city == null) {
      return List.of();
    }
    for (long cell = city.cell() + 1; cell <= Series.cellOf(at); cell++) {
      if (keep(caughtUp(topic, Series.CITY, cell)).quiet() >= sensing.quietCells()) {
        return List.of(close(spike, cell));
      }
    }
    return List.of();
  }

  /// Closes a topic's spike because somebody says that it is dealt with. Sensing starts from
  /// nothing: if it burns on, it is raised again.
  public List<SpikeAlarm> end(String topic, Instant at) {
    var spike = open.get(topic);
    return spike == null ? List.of() : List.of(close(spike, Series.cellOf(at)));
  }

  /// Every series that changed since it was loaded, as it stands.
  public List<Series> listChanged() {
    var changed = new ArrayList<Series>();
    for (Key key : touched) {
      changed.add(Objects.requireNonNull(ofTopic(key.topic()).get(key.district())));
    }
    return changed;
  }

  public List<OpenSpike> listOpen() {
    return List.copyOf(open.values());
  }

  private boolean crossed(Series now) {
    return score(now) >= sensing.threshold() && now.run() + now.count() >= sensing.fewest();
  }

  private SpikeAlarm raise(Series reason, Series city, Instant at) {
    String topic = reason.topic();
    var districts = districts(topic, reason.isCity() ? List.of() : List.of(reason.district()));
    int inCity = city.run() + city.count();
    open.put(topic, new OpenSpike(topic, reason.since(), city.cell(), districts, inCity, inCity));
    keep(city.resetQuiet());
    return new SpikeAlarm.AlarmRaised(
        topic,
        at,
        Series.startOf(reason.since()),
        districts,
        reason.run() + reason.count(),
        reason.runUsual() + expected(reason),
        score(reason));
  }

  private void grow(OpenSpike spike, Instant at, List<SpikeAlarm> signals) {
    var districts = districts(spike.topic(), spike.districts());
    boolean isWider = districts.size() > spike.districts().size();
    if (isWider || spike.count() >= 2 * spike.told()) {
      open.put(spike.topic(), spike.told(districts));
      signals.add(new SpikeAlarm.AlarmGrew(spike.topic(), at, districts, spike.count()));
    }
  }

  private SpikeAlarm close(OpenSpike spike, long cell) {
    open.remove(spike.topic());
    for (Series s : List.copyOf(ofTopic(spike.topic()).values())) {
      keep(s.resetScore());
    }
    return new SpikeAlarm.AlarmClosed(spike.topic(), Series.startOf(cell), spike.count());
  }

  /// Those named before, then the districts with a surge of their own, the strongest first.
  private List<String> districts(String topic, List<String> before) {
    var named = new LinkedHashSet<>(before);
    ofTopic(topic).values().stream()
        .filter(s -> !s.isCity() && score(s) >= sensing.joins())
        .sorted(Comparator.comparingDouble(this::score).reversed().thenComparing(Series::district))
        .forEach(s -> named.add(s.district()));
    return List.copyOf(named);
  }

  /// The score with the cell that is being counted.
  private double score(Series now) {
    return Math.max(0, now.score() + evidence(now));
  }

  private double evidence(Series now) {
    return sensing.evidence(now.count(), expected(now), size(now));
  }

  /// The policy's usual, moved by what the hotline has seen itself: a gamma prior worth `weight`
  /// cases.
  private double expected(Series now) {
    double weight = usual.weight(now.topic());
    double level = (weight + now.seen()) / (weight + now.due());
    return prior(now) * Math.max(sensing.floor(), level);
  }

  private double prior(Series now) {
    return usual.expected(now.topic(), now.district(), Series.startOf(now.cell()));
  }

  /// The variance of quiet days and that of not knowing the level yet, together.
  private double size(Series now) {
    return 1 / (1 / sensing.dispersion() + 1 / (usual.weight(now.topic()) + now.seen()));
  }

  private Series caughtUp(String topic, String district, long cell) {
    var found = ofTopic(topic).get(district);
    var now = found == null ? Series.fresh(topic, district, cell) : found;
    if (cell - now.cell() > LONGEST_CATCH_UP) {
      now = slept(now, cell - LONGEST_CATCH_UP);
    }
    while (now.cell() < cell) {
      now = closed(now);
    }
    return now;
  }

  private Series slept(Series now, long cell) {
    double kept = Math.pow(sensing.keptPerCell(), (double) (cell - now.cell()));
    return new Series(
        now.topic(),
        now.district(),
        cell,
        0,
        now.seen() * kept,
        now.due() * kept,
        0,
        cell,
        0,
        0,
        0);
  }

  /// The series with its cell closed and the next one open. A spike teaches nothing about the
  /// usual.
  private Series closed(Series now) {
    double expected = expected(now);
    double size = size(now);
    double score = Math.max(0, now.score() + sensing.evidence(now.count(), expected, size));
    boolean learns = !open.containsKey(now.topic());
    double kept = learns ? sensing.keptPerCell() : 1;
    double deviation = Math.sqrt(expected + expected * expected / size);
    boolean isQuiet = now.count() <= expected + QUIET_DEVIATIONS * deviation;
    return new Series(
        now.topic(),
        now.district(),
        now.cell() + 1,
        0,
        now.seen() * kept + (learns ? now.count() : 0),
        now.due() * kept + (learns ? prior(now) : 0),
        score,
        score > 0 ? now.since() : now.cell() + 1,
        score > 0 ? now.run() + now.count() : 0,
        score > 0 ? now.runUsual() + expected : 0,
        isQuiet ? now.quiet() + 1 : 0);
  }

  private Series keep(Series now) {
    ofTopic(now.topic()).put(now.district(), now);
    touched.add(new Key(now.topic(), now.district()));
    return now;
  }

  private Map<String, Series> ofTopic(String topic) {
    return series.computeIfAbsent(topic, t -> new LinkedHashMap<>());
  }
}
