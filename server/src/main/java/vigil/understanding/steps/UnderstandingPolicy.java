package vigil.understanding.steps;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.PolicyTable;
import vigil.understanding.life.Thresholds;

/// From which confidence on a guess is shown, by `policy/understanding.csv` or its edition in
/// force.
@Component
class UnderstandingPolicy implements Supplier<Thresholds> {
  /// Where the city says nothing.
  private static final double USUAL = 0.5;

  private static final double LEAST_KNOWN = 0.3;

  private final City city;

  UnderstandingPolicy(City city) {
    this.city = city;
  }

  @Override
  public Thresholds get() {
    Map<String, Double> set = new LinkedHashMap<>();
    city.policy()
        .rows(PolicyTable.UNDERSTANDING)
        .forEach(row -> set.put(row.text("name"), row.as("value", Double::parseDouble)));
    return new Thresholds(
        set.getOrDefault("typeAt", USUAL),
        set.getOrDefault("categoryAt", USUAL),
        set.getOrDefault("leafAt", USUAL),
        set.getOrDefault("unitAt", USUAL),
        set.getOrDefault("urgentAt", USUAL),
        set.getOrDefault("dangerAt", USUAL),
        set.getOrDefault("elementAt", USUAL),
        set.getOrDefault("knownAt", LEAST_KNOWN));
  }
}
