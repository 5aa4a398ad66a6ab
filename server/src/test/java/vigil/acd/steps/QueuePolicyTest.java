package vigil.acd.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vigil.acd.engine.QueueLimits;
import vigil.city.Limit;
import vigil.city.files.PolicyCity;

/// After-call work is the one of the limits table (rules 4.11).
class QueuePolicyTest {
  @Test
  void afterCallWorkIsTheOneOfTheLimitsTable() {
    assertEquals(Duration.ofMinutes(2), new QueuePolicy(PolicyCity.shipped()).get().afterCall());
    assertEquals(Duration.ofMinutes(3), QueuePolicy.of(Limit.parse("3min")).afterCall());
    assertEquals(QueueLimits.USUAL.ring(), QueuePolicy.of(Limit.parse("3min")).ring());
  }
}
