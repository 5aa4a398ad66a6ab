package vigil.watch.steps;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vigil.city.AlarmKind;
import vigil.city.AlarmLevel;
import vigil.city.City;
import vigil.city.PolicyTable;
import vigil.kernel.Csv;
import vigil.watch.Incident;
import vigil.watch.life.AlarmRule;

/// From where on is an alarm, by `policy/alarms.csv` or its edition in force.
@Component
class AlarmPolicy implements Supplier<List<AlarmRule>> {
  private final City city;

  AlarmPolicy(City city) {
    this.city = city;
  }

  @Override
  public List<AlarmRule> get() {
    return city.policy().rows(PolicyTable.ALARMS).stream().map(AlarmPolicy::rule).toList();
  }

  /// Whether nobody is paged for it in the quiet hours.
  static boolean isOfTheDay(City city, Incident incident) {
    return city.policy().rows(PolicyTable.ALARMS).stream()
        .map(AlarmPolicy::rule)
        .filter(rule -> rule.level() == AlarmLevel.DAY)
        .anyMatch(rule -> incident.about().topic().equals(Incident.ALARM + rule.kind()));
  }

  private static AlarmRule rule(Csv.Row row) {
    return new AlarmRule(
        row.as("kind", AlarmKind::valueOf),
        row.as("level", AlarmLevel::valueOf),
        row.as("raise", Double::parseDouble),
        row.as("end", Double::parseDouble),
        Duration.ofSeconds(row.as("lasts", Long::parseLong)),
        Duration.ofSeconds(row.as("ends", Long::parseLong)));
  }
}
