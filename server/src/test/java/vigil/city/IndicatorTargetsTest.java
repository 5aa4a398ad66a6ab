package vigil.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.city.files.PolicyCity;

class IndicatorTargetsTest {
  @Test
  void aTargetIsTheCitysOwnAndHoldsFromItsEditionOn() {
    PolicyCity city = PolicyCity.shipped();
    assertEquals(1.0, city.limits().profile().findTarget("onTime"));
    assertEquals(0.9, city.limits().profile().findTarget("solved"));
    assertNull(city.limits().profile().findTarget("satisfaction"));
    String settings = city.shipped(PolicyTable.SETTINGS);
    city.replaceWith(
        city.with(
            Map.of(
                "settings.csv",
                settings.replace("shanghai,solvedTarget,0.9", "shanghai,solvedTarget,0.8"))));
    assertEquals(0.8, city.limits().profile().findTarget("solved"));
    city.replaceWith(
        city.with(
            Map.of("settings.csv", settings.replaceAll("[a-z0-9-]+,[a-zA-Z]+Target,.*\n", ""))));
    assertNull(city.limits().profile().findTarget("onTime"), "an edition of before");
  }
}
