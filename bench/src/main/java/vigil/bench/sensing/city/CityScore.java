package vigil.bench.sensing.city;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How a detector does in drawn cities: whom it wakes in quiet weeks, and which surges it finds how
/// soon. A surge is found when somebody is woken for a topic that holds it, in its time. Where
/// somebody was woken for such a topic in that time without it, it is not counted.
public final class CityScore {
  private int falseAlarms;
  private double weeks;
  private final Map<Surge.Form, Integer> surges = new EnumMap<>(Surge.Form.class);
  private final Map<Surge.Form, List<Double>> minutes = new EnumMap<>(Surge.Form.class);

  static CityScore of(CityDetector detector, DrawnCity city) {
    var score = new CityScore();
    var quiet = detector.read(city, city.quiet());
    var woken = detector.read(city, city.withSurges());
    score.weeks = city.measuredWeeks();
    score.falseAlarms =
        (int) quiet.stream().filter(wake -> wake.millis() >= city.measuredFrom()).count();
    for (Surge surge : city.surges()) {
      if (Double.isNaN(minutes(surge, quiet))) {
        score.add(surge.form(), minutes(surge, woken));
      }
    }
    return score;
  }

  /// @param minutes from its onset; NaN where nobody was woken
  private void add(Surge.Form form, double minutes) {
    surges.merge(form, 1, Integer::sum);
    if (!Double.isNaN(minutes)) {
      this.minutes.computeIfAbsent(form, _ -> new ArrayList<>()).add(minutes);
    }
  }

  private static double minutes(Surge surge, List<CityDetector.Wake> woken) {
    return woken.stream()
        .filter(wake -> CityShape.contains(wake.topic(), surge.orderKind()))
        .filter(wake -> wake.millis() >= surge.onset() && wake.millis() <= surge.last())
        .mapToDouble(wake -> surge.minutesTo(wake.millis()))
        .min()
        .orElse(Double.NaN);
  }

  CityScore plus(CityScore other) {
    var both = new CityScore();
    both.falseAlarms = falseAlarms + other.falseAlarms;
    both.weeks = weeks + other.weeks;
    for (CityScore one : List.of(this, other)) {
      one.surges.forEach((form, many) -> both.surges.merge(form, many, Integer::sum));
      one.minutes.forEach(
          (form, some) -> both.minutes.computeIfAbsent(form, _ -> new ArrayList<>()).addAll(some));
    }
    return both;
  }

  public double falseAlarmsAWeek() {
    return falseAlarms / weeks;
  }

  PoissonInterval falseAlarmInterval() {
    return PoissonInterval.of(falseAlarms).perUnit(weeks);
  }

  int surges(Surge.Form form) {
    return surges.getOrDefault(form, 0);
  }

  /// Share of surges of 30 to 60 orders in an hour in one district that were found.
  public double foundInADistrict() {
    return found(Surge.Form.LOCAL);
  }

  double found(Surge.Form form) {
    return listMinutes(form).size() / (double) surges(form);
  }

  double foundError(Surge.Form form) {
    double found = found(form);
    return Math.sqrt(found * (1 - found) / surges(form));
  }

  /// Share of all that were found within so many minutes.
  double foundWithin(Surge.Form form, double most) {
    return listMinutes(form).stream().filter(some -> some <= most).count() / (double) surges(form);
  }

  /// Of those found; NaN where none was.
  double medianMinutes(Surge.Form form) {
    var sorted = listMinutes(form).stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get((sorted.size() - 1) / 2);
  }

  private List<Double> listMinutes(Surge.Form form) {
    return minutes.getOrDefault(form, List.of());
  }
}
