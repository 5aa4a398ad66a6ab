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

  /// What is above the usual for so many cells and no spike is the usual.
  private static final long LONGEST_SURGE = DetectorSettings.Ending.DAY_CELLS;

  /// Above usual by more than so many standard deviations is not quiet.
  private static final double QUIET_DEVIATIONS = 2;

  private final DetectorSettings sensing;
  private final Expectation usual;
  private final Map<String, Map<String, Series>> series = new LinkedHashMap<>();
  private final Map<String, KnownSpike> known = new LinkedHashMap<>();
  private final LinkedHashSet<Key> touched = new LinkedHashSet<>();

  private record Key(String topic, String district) {}

  /// Goes on from where it stood.
  ///
  /// @param known spikes that burn, and the last one of each topic that has ended
  public SpikeDetector(
      DetectorSettings sensing,
      Expectation usual,
      Collection<Series> series,
      Collection<KnownSpike> known) {
    this.sensing = sensing;
    this.usual = usual;
    series.forEach(s -> ofTopic(s.topic()).put(s.district(), s));
    known.forEach(spike -> this.known.put(spike.topic(), spike));
  }

  /// Takes one case. One that comes late counts in the cell that is open.
  ///
  /// @param district [Series#CITY] for a case that nobody can place: it counts once, for the city
  public List<SpikeAlarm> count(String topic, String district, Instant at) {
    var signals = new ArrayList<>(advance(topic, at));
    var inCity = keep(caughtUp(topic, Series.CITY, Series.cellOf(at)).plusOne());
    var inDistrict =
        district.equals(Series.CITY)
            ? inCity
            : keep(caughtUp(topic, district, Series.cellOf(at)).plusOne());
    var spike = known.computeIfPresent(topic, (_, before) -> before.plusOne());
    if (spike != null && spike.isBurning()) {
      grow(spike, at, signals);
      exceed(inCity, at, signals);
    } else {
      rise(inCity, inDistrict, at, signals);
    }
    return signals;
  }

  /// Lets time pass for a topic: closes its spike when it has been usual for long enough.
  public List<SpikeAlarm> advance(String topic, Instant at) {
    var city = ofTopic(topic).get(Series.CITY);
    if (!isBurning(topic) || city == null) {
      return List.of();
    }
    for (long cell = city.cell() + 1; cell <= Series.cellOf(at); cell++) {
      if (keep(caughtUp(topic, Series.CITY, cell)).quiet() >= sensing.ending().quietCells()) {
        return List.of(close(topic, Series.startOf(cell)));
      }
    }
    return List.of();
  }

  /// Closes a topic's spike because somebody says that it is dealt with, at that moment: whoever
  /// came until then is of the wave, and of its level. Sensing starts from nothing: if it burns on,
  /// it is found again, as the same wave.
  public List<SpikeAlarm> end(String topic, Instant at) {
    if (!isBurning(topic)) {
      return List.of();
    }
    weigh(keep(caughtUp(topic, Series.CITY, Series.cellOf(at))));
    return List.of(close(topic, at));
  }

  /// Every series that changed since it was loaded, as it stands.
  public List<Series> listChanged() {
    var changed = new ArrayList<Series>();
    for (Key key : touched) {
      changed.add(Objects.requireNonNull(ofTopic(key.topic()).get(key.district())));
    }
    return changed;
  }

  /// Spikes that burn.
  public List<KnownSpike> listOpen() {
    return known.values().stream().filter(KnownSpike::isBurning).toList();
  }

  /// Those that burn, and the last one of each topic that has ended.
  public List<KnownSpike> listKnown() {
    return List.copyOf(known.values());
  }

  private boolean isBurning(String topic) {
    var spike = known.get(topic);
    return spike != null && spike.isBurning();
  }

  private boolean crossed(Series current) {
    int count = current.surge().count() + current.count();
    return count >= sensing.fewest()
        && score(current) >= sensing.threshold()
        && (!sensing.weighsTogether() || surprise(current, count) >= sensing.threshold());
  }

  /// How unlikely all that came since the score left zero is on quiet days, weighed as one piece of
  /// news: a usual that is wrong for hours is wrong in each of their cells.
  private double surprise(Series current, int count) {
    return QuietSpread.of(current, ofTopic(current.topic()).values(), usual.weight(current.topic()))
        .surprise(count, current.surge().usual() + expected(current));
  }

  /// A topic that does not burn: more than usual is a new wave, or the last one again.
  private void rise(Series inCity, Series inDistrict, Instant at, List<SpikeAlarm> signals) {
    var reason = crossed(inCity) ? inCity : crossed(inDistrict) ? inDistrict : null;
    if (reason == null) {
      return;
    }
    var before = known.get(reason.topic());
    if (before == null || !isSameWave(before, inCity.cell())) {
      signals.add(raise(reason, inCity, at));
      return;
    }
    signals.add(resume(before, inCity, at));
    if (crossed(inDistrict) && isElsewhere(inDistrict, before)) {
      signals.add(exceeded(before.topic(), at));
    } else {
      exceed(inCity, at, signals);
    }
  }

  /// What the surge brought until this cell.
  private SpikeLevel firstLevel(Series city) {
    var cell = usualOf(city);
    var surge = city.surge();
    return sensing.knowsWaves() && cell.learnt() > 0
        ? SpikeLevel.of(surge.count(), surge.usual() * cell.policy() / cell.learnt(), city.cell())
        : SpikeLevel.unknown(city.cell());
  }

  private SpikeLevel.CellUsual usualOf(Series city) {
    return new SpikeLevel.CellUsual(prior(city), expected(city));
  }

  private boolean isSameWave(KnownSpike spike, long cell) {
    return spike.isSameWave(cell, sensing.ending().restCells());
  }

  private static boolean isElsewhere(Series inDistrict, KnownSpike before) {
    return !inDistrict.isCity() && !before.districts().contains(inDistrict.district());
  }

  private SpikeAlarm resume(KnownSpike before, Series city, Instant at) {
    var districts = districts(before.topic(), before.districts());
    var spike = before.resumed(districts);
    known.put(before.topic(), spike);
    keep(city.resetQuiet());
    return new SpikeAlarm.AlarmResumed(spike.topic(), at, districts, spike.count());
  }

  /// Tells it once, and from then on its level is that.
  private void exceed(Series city, Instant at, List<SpikeAlarm> signals) {
    var spike = Objects.requireNonNull(known.get(city.topic()));
    if (spike.level().isExceeded(city, usualOf(city), sensing)) {
      known.put(spike.topic(), spike.with(spike.level().risen(city.cell())));
      signals.add(exceeded(spike.topic(), at));
    }
  }

  private SpikeAlarm exceeded(String topic, Instant at) {
    var spike = Objects.requireNonNull(known.get(topic));
    return new SpikeAlarm.AlarmExceeded(topic, at, spike.districts(), spike.count());
  }

  private SpikeAlarm raise(Series reason, Series city, Instant at) {
    String topic = reason.topic();
    var districts = districts(topic, reason.isCity() ? List.of() : List.of(reason.district()));
    int inCity = city.surge().count() + city.count();
    known.put(
        topic,
        new KnownSpike(
            topic,
            reason.surge().since(),
            city.cell(),
            districts,
            KnownSpike.Cases.raised(inCity),
            firstLevel(city),
            null));
    keep(city.resetQuiet());
    return new SpikeAlarm.AlarmRaised(
        topic,
        at,
        Series.startOf(reason.surge().since()),
        districts,
        reason.surge().count() + reason.count(),
        reason.surge().usual() + expected(reason),
        score(reason));
  }

  private void grow(KnownSpike spike, Instant at, List<SpikeAlarm> signals) {
    var districts = districts(spike.topic(), spike.districts());
    boolean isWider = districts.size() > spike.districts().size();
    if (isWider || spike.count() >= 2 * spike.told()) {
      known.put(spike.topic(), spike.told(districts));
      signals.add(new SpikeAlarm.AlarmGrew(spike.topic(), at, districts, spike.count()));
    }
  }

  /// A district in which nothing came since holds the wave's last cell still: it is caught up with
  /// while the wave burns, and so neither a surge of its own nor a lesson.
  private SpikeAlarm close(String topic, Instant at) {
    var series = List.copyOf(ofTopic(topic).values());
    series.forEach(s -> keep(caughtUp(topic, s.district(), Series.cellOf(at)).reset()));
    var spike = Objects.requireNonNull(known.get(topic)).endedAt(at);
    known.put(topic, spike);
    return new SpikeAlarm.AlarmClosed(topic, at, spike.count());
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
  private double score(Series current) {
    return Math.max(0, current.surge().score() + evidence(current));
  }

  private double evidence(Series current) {
    return sensing.evidence(current.count(), expected(current), size(current));
  }

  /// The policy's usual, moved by what the hotline has seen itself: a gamma prior worth `weight`
  /// cases.
  private double expected(Series current) {
    return prior(current) * level(current);
  }

  private double level(Series current) {
    double weight = usual.weight(current.topic());
    double level = (weight + current.history().seen()) / (weight + current.history().due());
    return Math.max(sensing.floor(), level);
  }

  private double prior(Series current) {
    return usual.expected(current.topic(), current.district(), Series.startOf(current.cell()));
  }

  /// The variance of quiet days and that of not knowing the level yet, together.
  private double size(Series current) {
    return 1
        / (1 / sensing.dispersion()
            + 1 / (usual.weight(current.topic()) + current.history().seen()));
  }

  private Series caughtUp(String topic, String district, long cell) {
    var found = ofTopic(topic).get(district);
    var current = found == null ? Series.fresh(topic, district, cell) : found;
    if (cell - current.cell() > LONGEST_CATCH_UP) {
      current = slept(current, cell - LONGEST_CATCH_UP);
    }
    while (current.cell() < cell) {
      weigh(current);
      current = closed(current);
    }
    return current;
  }

  /// A cell of the whole city is over: how much the topic's wave brings.
  private void weigh(Series current) {
    var spike = known.get(current.topic());
    if (spike != null
        && current.isCity()
        && sensing.knowsWaves()
        && isSameWave(spike, current.cell())) {
      double expected = expected(current);
      boolean burns = spike.isBurning() && !isQuiet(current, expected, size(current));
      var level = spike.level().closed(current, usualOf(current), burns, sensing);
      known.put(spike.topic(), spike.with(level));
    }
  }

  private Series slept(Series current, long cell) {
    double kept = Math.pow(sensing.keptPerCell(), (double) (cell - current.cell()));
    return new Series(
        current.topic(),
        current.district(),
        cell,
        0,
        current.history().fadedTo(kept),
        Series.Surge.none(cell),
        0);
  }

  /// The series with its cell closed and the next one open. What came since the score left zero
  /// teaches something of the usual once it is over, or has lasted for a day without being a spike.
  /// A spike teaches nothing.
  private Series closed(Series current) {
    double expected = expected(current);
    double size = size(current);
    double score =
        Math.max(0, current.surge().score() + sensing.evidence(current.count(), expected, size));
    var surge = current.surge().plus(current.count(), expected, score);
    boolean learns = !isBurning(current.topic());
    boolean isOver = score == 0 || (learns && cells(current) >= LONGEST_SURGE);
    return new Series(
        current.topic(),
        current.district(),
        current.cell() + 1,
        0,
        learns && isOver ? taught(current, surge) : current.history(),
        isOver ? Series.Surge.none(current.cell() + 1) : surge,
        isQuiet(current, expected, size) ? current.quiet() + 1 : 0);
  }

  /// Cells since the score left zero, the open one among them.
  private static long cells(Series current) {
    return current.cell() + 1 - current.surge().since();
  }

  private Series.History taught(Series current, Series.Surge surge) {
    double kept = Math.pow(sensing.keptPerCell(), (double) cells(current));
    return current
        .history()
        .fadedTo(kept)
        .plus(new Series.History(surge.count(), surge.usual() / level(current), surge.excess()));
  }

  private static boolean isQuiet(Series current, double expected, double size) {
    double deviation = Math.sqrt(expected + expected * expected / size);
    return current.count() <= expected + QUIET_DEVIATIONS * deviation;
  }

  private Series keep(Series current) {
    ofTopic(current.topic()).put(current.district(), current);
    touched.add(new Key(current.topic(), current.district()));
    return current;
  }

  private Map<String, Series> ofTopic(String topic) {
    return series.computeIfAbsent(topic, t -> new LinkedHashMap<>());
  }
}
