package vigil.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.city.files.InvalidPolicy;
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

  @Test
  void placesAreToldUnlessTheCityWantsTiers() {
    PolicyCity city = PolicyCity.shipped();
    String settings = city.shipped(PolicyTable.SETTINGS);
    assertEquals(0, city.limits().profile().figures().tiers());
    city.replaceWith(city.with(Map.of("settings.csv", tiers(settings, "3"))));
    assertEquals(3, city.limits().profile().figures().tiers());
    city.replaceWith(
        city.with(
            Map.of("settings.csv", settings.replaceAll("[a-z0-9-]+,standingTiers,.*\n", ""))));
    assertEquals(0, city.limits().profile().figures().tiers(), "an edition of before");
    for (String no : List.of("1", "-1", "10", "many")) {
      assertThrows(
          InvalidPolicy.class, () -> city.with(Map.of("settings.csv", tiers(settings, no))), no);
    }
  }

  private static String tiers(String settings, String count) {
    return settings.replace("shanghai,standingTiers,0", "shanghai,standingTiers," + count);
  }
}
