package vigil.insight.policy;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.WorkingDays;
import vigil.insight.spike.Sensing;
import vigil.insight.spike.Series;
import vigil.insight.spike.Usual;
import vigil.kernel.Csv;

/// The usual by the policy: a day's volume of the topic, times the hour on that kind of day, times
/// the district's share of the city's residents.
@Component
public class PolicyUsual implements Usual {
  private static final double CELLS_A_DAY = 144;

  /// A topic without a row: rare, and soon learned.
  private static final Volume UNKNOWN = new Volume(20, 10);

  private record Volume(double perDay, double weight) {}

  private record Hour(double workday, double rest) {}

  private final City city;
  private final Map<String, Volume> volumes = new LinkedHashMap<>();
  private final Hour[] hours = new Hour[24];
  private final Map<String, Double> shares = new LinkedHashMap<>();
  private final Sensing sensing;

  PolicyUsual(City city, Topics topics, @Value("${vigil.policy:}") String folder) {
    this.city = city;
    for (Csv.Row row : Csv.policy(folder, "usual.csv")) {
      var volume =
          new Volume(row.as("perDay", Double::parseDouble), row.as("weight", Double::parseDouble));
      volumes.put(row.text("topic"), volume);
    }
    for (Csv.Row row : Csv.policy(folder, "usual-hours.csv")) {
      hours[row.as("hour", Integer::parseInt)] =
          new Hour(row.as("workday", Double::parseDouble), row.as("rest", Double::parseDouble));
    }
    var residents = Csv.policy(folder, "usual-districts.csv");
    double all = residents.stream().mapToDouble(PolicyUsual::people).sum();
    residents.forEach(row -> shares.put(row.text("district"), people(row) / all));
    int series = topics.all().size() * (shares.size() + 1);
    sensing = sensing(Csv.policy(folder, "sensing.csv"), series);
  }

  private static double people(Csv.Row row) {
    return row.as("residents", Double::parseDouble);
  }

  private static Sensing sensing(List<Csv.Row> rows, int series) {
    var set = new LinkedHashMap<String, Double>();
    rows.forEach(row -> set.put(row.text("name"), row.as("value", Double::parseDouble)));
    return new Sensing(
        set(set, "ratio"),
        set(set, "dispersion"),
        Sensing.threshold(series, set(set, "falseAlarms")),
        set(set, "halfLife"),
        set(set, "floor"),
        (int) set(set, "fewest"),
        set(set, "joins"),
        (int) set(set, "quiet"));
  }

  private static double set(Map<String, Double> settings, String name) {
    Double value = settings.get(name);
    if (value == null) {
      throw new IllegalArgumentException("sensing.csv: " + name + " is missing");
    }
    return value;
  }

  /// How sensing is set, its threshold chosen for all series of this city together.
  public Sensing sensing() {
    return sensing;
  }

  @Override
  public double expected(String topic, String district, Instant at) {
    ZonedDateTime here = at.atZone(WorkingDays.SHANGHAI);
    Hour hour = hours[here.getHour()];
    double level =
        city.workingDays().isWorkingDay(here.toLocalDate()) ? hour.workday() : hour.rest();
    double share = district.equals(Series.CITY) ? 1 : shares.getOrDefault(district, 0.01);
    return volume(topic).perDay() / CELLS_A_DAY * level * share;
  }

  @Override
  public double weight(String topic) {
    return volume(topic).weight();
  }

  private Volume volume(String topic) {
    return volumes.getOrDefault(topic, UNKNOWN);
  }
}
