package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vigil.casework.life.PolicyEffects.Group;
import vigil.city.AppealType;
import vigil.city.City;
import vigil.city.Urgency;
import vigil.city.files.PolicyCity;
import vigil.city.files.PolicySource;

class PolicyEffectsTest {
  private static final Instant NOON = Instant.parse("2022-04-01T04:00:00Z");
  private static final City SHIPPED = PolicyCity.shipped();
  private static final Group DIALYSIS =
      new Group("01010101", "310115", null, Urgency.URGENT, AppealType.HELP, 5);
  private static final Group NOWHERE =
      new Group("01010101", null, null, Urgency.NORMAL, AppealType.HELP, 9);

  private static PolicyEffects with(String file, String text, String by) {
    byte[] bytes = PolicySource.shipped().bytes(file);
    assertTrue(bytes != null);
    String whole = new String(bytes, StandardCharsets.UTF_8);
    assertTrue(Pattern.compile(text).matcher(whole).find());
    return new PolicyEffects(
        SHIPPED,
        new PolicyCity(
            PolicySource.shipped(), "shanghai", Map.of(file, whole.replaceFirst(text, by))),
        NOON);
  }

  @Test
  void ordersOfAChangedRowGoToItsNewLead() {
    var effects =
        with(
            "dispatch.csv",
            "01010101,310151,",
            "01010101,310115,gaj,,3h,试,2022-04\n01010101,310151,");
    var effect = effects.otherLead("otherLead", List.of(DIALYSIS, NOWHERE));
    assertEquals(5, effect.count());
    assertEquals(
        Map.of(
            "category",
            "01010101",
            "district",
            "310115",
            "from",
            "wjw",
            "to",
            "gaj",
            "orders",
            "5"),
        effect.lines().getFirst());
    assertEquals("3h", effects.otherLimit(List.of(DIALYSIS)).lines().getFirst().get("to"));
    var longer =
        with("dispatch.csv", "01010101,\\*,wjw,@district,2h", "01010101,*,wjw,@district,9d");
    assertEquals(
        "24h",
        longer.otherLimit(List.of(DIALYSIS)).lines().getFirst().get("to"),
        "an urgent order has the shorter of the two");
    assertEquals(
        0, new PolicyEffects(SHIPPED, SHIPPED, NOON).otherLead("x", List.of(DIALYSIS)).count());
  }

  @Test
  void aLimitIsAnotherForTheOrdersItHoldsFor() {
    var effects = with("limits.csv", "shanghai,SIGN,URGENT,\\*,1h", "shanghai,SIGN,URGENT,*,2h");
    var effect = effects.nextLimit(List.of(DIALYSIS, NOWHERE));
    assertEquals(5, effect.count());
    assertEquals("1h", effect.lines().getFirst().get("from"));
    assertEquals("SIGN", effect.lines().getFirst().get("stage"));
  }

  @Test
  void theRapidLaneIsLeftAndEnteredByUrgentOrdersOnly() {
    var effects = with("rapid.csv", "01010101,[^\n]*\n", "");
    assertEquals(5, effects.rapid(false, List.of(DIALYSIS, NOWHERE)).count());
    assertEquals(0, effects.rapid(true, List.of(DIALYSIS, NOWHERE)).count());
  }
}
