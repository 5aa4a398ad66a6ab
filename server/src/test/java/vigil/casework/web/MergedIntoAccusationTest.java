package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// An order that a unit had, merged into one that accuses this unit: what the citizen says of the
/// accusation when asked is written on the merged order too (rules 9.1).
@ServerTest
class MergedIntoAccusationTest {
  private static final String ACCUSED = "d310113";
  private static final String CLERK = "clerk-310113";
  private static final String HANDLER = "handler-310113";
  private static final String NOTE = "还是没解决";

  @LocalServerPort int port;

  private ApiOrder led(String title) {
    var draft = new HashMap<>(ApiOrder.draft(title, "310113"));
    draft.put("type", "HELP");
    draft.remove("accusedUnit");
    return ApiOrder.submitted(port, draft)
        .take("dispatcher-1", "dispatch", Map.of("lead", ACCUSED));
  }

  private ApiOrder accusing(String title, String accused) {
    var draft = new HashMap<>(ApiOrder.draft(title, "310115"));
    draft.put("accusedUnit", accused);
    return ApiOrder.submitted(port, draft);
  }

  private static void merge(ApiOrder one, ApiOrder into) {
    one.take("dispatcher-1", "merge", Map.of("into", into.id()));
  }

  private static void dissatisfied(ApiOrder merged) {
    merged.rated(false);
    assertTrue(merged.get().toString().contains(NOTE), "the hotline reads it");
  }

  private void isNotShown(ApiOrder merged) {
    for (String staff : new String[] {CLERK, HANDLER}) {
      var api = ApiClient.as(port, staff);
      assertEquals(404, api.get("/api/casework/orders/" + merged.id()).status(), staff);
      String list = api.get("/api/casework/orders?limit=200").body().toString();
      assertFalse(list.contains(merged.id()), staff);
      var calls = api.get("/api/desk/orders/" + merged.id() + "/calls");
      assertFalse(calls.status() == 200, () -> "nor of the calls: " + calls.body());
    }
  }

  @Test
  void whatTheCitizenSaysAfterTheMergeDoesNotReachTheAccused() {
    ApiOrder merged = led("先前办的事");
    ApiOrder lead = accusing("反映它收钱", ACCUSED);
    assertEquals(
        200, ApiClient.as(port, CLERK).get("/api/casework/orders/" + merged.id()).status());
    merge(merged, lead);
    lead.replied("310115");
    dissatisfied(merged);
    isNotShown(merged);
  }

  @Test
  void norWhereItWasNamedAfterTheMerge() {
    ApiOrder merged = led("先前办的另一件事");
    ApiOrder lead = accusing("起初没有说是谁", "NONE");
    merge(merged, lead);
    assertEquals(
        200, ApiClient.as(port, CLERK).get("/api/casework/orders/" + merged.id()).status());
    lead.take("dispatcher-1", "name-accused", Map.of("accused", ACCUSED));
    lead.replied("310115");
    dissatisfied(merged);
    isNotShown(merged);
  }
}
