package vigil.insight.policy;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.Policy;
import vigil.city.PolicyTable;
import vigil.city.WorkingDays;
import vigil.insight.Topic;
import vigil.insight.spike.DetectorSettings;
import vigil.insight.spike.Expectation;
import vigil.insight.spike.Series;
import vigil.kernel.Csv;

/// The usual by the policy: a day's volume of the topic, times the hour on that kind of day, times
/// the district's share of the city's residents.
@Component
public class PolicyExpectation implements Expectation {
  private static final double CELLS_A_DAY = 144;

  /// Arrivals and abandons of the whole city.
  private static final int CALL_SERIES = 2;

  /// A topic without a row: rare, and soon learned.
  private static final Volume UNKNOWN = new Volume(20, 10);

  private record Volume(double perDay, double weight) {}

  /// Editions of before say nothing of calls; a rare topic they are not.
  private static final Map<String, Volume> CALLS =
      Map.of(
          Topic.CALLS.id(), new Volume(23_000, 30),
          Topic.CALLS_ABANDONED.id(), new Volume(700, 30));

  private record Hour(double workday, double rest) {}

  private final City city;
  private final Topics topics;
  private volatile ExpectationTables known;

  /// @param version of the policy of which it was made: another one makes it anew
  private record ExpectationTables(
      String version,
      Map<String, Volume> volumes,
      List<Hour> hours,
      Map<String, Double> shares,
      DetectorSettings sensing,
      DetectorSettings callSensing) {}

  public PolicyExpectation(City city, Topics topics) {
    this.city = city;
    this.topics = topics;
    known = made(city.policy());
  }

  private ExpectationTables made(Policy policy) {
    Map<String, Volume> volumes = new LinkedHashMap<>();
    for (Csv.Row row : policy.rows(PolicyTable.USUAL)) {
      var volume =
          new Volume(row.as("perDay", Double::parseDouble), row.as("weight", Double::parseDouble));
      volumes.put(row.text("topic"), volume);
    }
    List<Hour> hours =
        policy.rows(PolicyTable.USUAL_HOURS).stream()
            .sorted(Comparator.comparingInt(row -> row.as("hour", Integer::parseInt)))
            .map(row ->
                new Hour(
                    row.as("workday", Double::parseDouble), row.as("rest", Double::parseDouble)))
            .toList();
    var residents = policy.rows(PolicyTable.USUAL_DISTRICTS);
    double all = residents.stream().mapToDouble(PolicyExpectation::people).sum();
    Map<String, Double> shares = new LinkedHashMap<>();
    residents.forEach(row -> shares.put(row.text("district"), people(row) / all));
    int series = topics.list().size() * (shares.size() + 1);
    return new ExpectationTables(
        policy.version(),
        volumes,
        hours,
        shares,
        getSettings(policy.rows(PolicyTable.SENSING), series),
        getCallSettings(policy.rows(PolicyTable.SENSING)));
  }

  private ExpectationTables known() {
    Policy policy = city.policy();
    ExpectationTables last = known;
    if (!last.version().equals(policy.version())) {
      last = made(policy);
      known = last;
    }
    return last;
  }

  private static double people(Csv.Row row) {
    return row.as("residents", Double::parseDouble);
  }

  private static Map<String, Double> values(List<Csv.Row> rows) {
    var set = new LinkedHashMap<String, Double>();
    rows.forEach(row -> set.put(row.text("name"), row.as("value", Double::parseDouble)));
    return set;
  }

  /// Calls are two series of the whole city, so less evidence is enough for as few false alarms.
  /// They are no matter that lasts: that the line is full again is news each time. Editions of
  /// before have no rows for them.
  private static DetectorSettings getCallSettings(List<Csv.Row> rows) {
    var set = values(rows);
    return new DetectorSettings(
        set(set, "ratio"),
        set.getOrDefault("callDispersion", 20.0),
        DetectorSettings.threshold(CALL_SERIES, set.getOrDefault("callFalseAlarms", 1.0)),
        set(set, "halfLife"),
        set(set, "floor"),
        set.getOrDefault("callFewest", 10.0).intValue(),
        set(set, "joins"),
        new DetectorSettings.Ending((int) set(set, "quiet"), 0));
  }

  private static DetectorSettings getSettings(List<Csv.Row> rows, int series) {
    var set = values(rows);
    return new DetectorSettings(
        set(set, "ratio"),
        set(set, "dispersion"),
        DetectorSettings.threshold(series, set(set, "falseAlarms")),
        set(set, "halfLife"),
        set(set, "floor"),
        (int) set(set, "fewest"),
        set(set, "joins"),
        new DetectorSettings.Ending((int) set(set, "quiet"), DetectorSettings.Ending.DAY_CELLS));
  }

  private static double set(Map<String, Double> settings, String name) {
    Double value = settings.get(name);
    if (value == null) {
      throw new IllegalArgumentException("sensing.csv: " + name + " is missing");
    }
    return value;
  }

  /// How sensing is set, its threshold chosen for all series of this city together.
  public DetectorSettings getSettings() {
    return known().sensing();
  }

  /// The same for the facts of calls.
  public DetectorSettings getCallSettings() {
    return known().callSensing();
  }

  @Override
  public double expected(String topic, String district, Instant at) {
    ZonedDateTime here = at.atZone(WorkingDays.SHANGHAI);
    ExpectationTables tables = known();
    Hour hour = tables.hours().get(here.getHour());
    double level =
        city.workingDays().isWorkingDay(here.toLocalDate()) ? hour.workday() : hour.rest();
    double share = district.equals(Series.CITY) ? 1 : tables.shares().getOrDefault(district, 0.01);
    return volume(topic).perDay() / CELLS_A_DAY * level * share;
  }

  @Override
  public double weight(String topic) {
    return volume(topic).weight();
  }

  private Volume volume(String topic) {
    return known().volumes().getOrDefault(topic, CALLS.getOrDefault(topic, UNKNOWN));
  }
}
