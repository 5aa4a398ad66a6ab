package vigil.acd.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vigil.acd.engine.Rules;
import vigil.city.Limit;
import vigil.city.ShippedCity;

/// After-call work is the one of the limits table (rules 4.11).
class LineRulesTest {
  @Test
  void afterCallWorkIsTheOneOfTheLimitsTable() {
    assertEquals(Duration.ofMinutes(2), new LineRules(ShippedCity.open()).now().afterCall());
    assertEquals(Duration.ofMinutes(3), LineRules.of(Limit.of("3min")).afterCall());
    assertEquals(Rules.USUAL.ring(), LineRules.of(Limit.of("3min")).ring());
  }
}
