package vigil.understanding.steps;

import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.PolicyTable;
import vigil.understanding.life.sheet.SheetPolicy;

/// The sheet as the city's policy sets it now (`policy/sheet.csv`).
@Component
public class SheetPolicies {
  private final City city;

  SheetPolicies(City city) {
    this.city = city;
  }

  public SheetPolicy get() {
    var policy = city.policy();
    return SheetPolicy.of(policy.rows(PolicyTable.SHEET), policy.version());
  }
}
