package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.casework.Draft;
import vigil.casework.DraftBuilder;
import vigil.casework.Order;
import vigil.casework.Registration;
import vigil.casework.Step;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.web.ApiClient;

/// That a number appealed before is the hotline's to know: the earlier order may accuse the unit
/// that has the later one, or hide its caller (rules 9.1, 9.4).
@ServerTest
class RepeatOfUnitTest {
  private static final Staff AGENT =
      new Staff("agent-1", "话务员", "Agent", Set.of(Role.AGENT), null, null);
  private static final String REPEAT = "REPEAT";

  @LocalServerPort int port;
  @Autowired Casework casework;

  private Order registered(DraftBuilder draft, String number) {
    var place = draft.category("130101").in("310113", null, "菊太路 900 弄");
    var who = new Draft.Appellant("王小明", number, null, null, null, null, Draft.CustomerKind.PERSON);
    var told = place.by(who).call("call-of-" + number).draft();
    return assertInstanceOf(
            Registration.Registered.class,
            casework.register(told, List.of(new Step.Submit()), AGENT))
        .order();
  }

  private void dispatched(Order order) {
    var given = Map.of("lead", "mzj", "seen", order.version());
    String step = "/api/casework/orders/" + order.id() + "/steps/dispatch";
    var answer = ApiClient.as(port, "dispatcher-1").post(step, given);
    assertEquals(200, answer.status(), () -> answer.body().toString());
  }

  private String read(String staff, String path) {
    var answer = ApiClient.as(port, staff).get(path);
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return answer.body().toString();
  }

  private String found(String number) {
    var wanted = Map.of("phone", number, "reason", "CALL_BACK");
    var answer = ApiClient.as(port, "handler-mzj").post("/api/casework/phone-searches", wanted);
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return answer.body().toString();
  }

  private void isTheHotlinesToKnow(DraftBuilder earlier, String number) {
    registered(earlier, number);
    Order later = registered(DraftBuilder.help(), number);
    assertTrue(later.has(Order.Flag.REPEAT));
    dispatched(later);
    String whole = "/api/casework/orders/" + later.id();
    assertTrue(read("dispatcher-1", whole).contains(REPEAT), "the hotline knows it");
    for (String path : List.of(whole, "/api/casework/orders?limit=200", "/api/casework/inbox")) {
      String told = read("clerk-mzj", path);
      assertTrue(told.contains(later.id()), path);
      assertFalse(told.contains(REPEAT), path);
    }
    String found = found(number);
    assertTrue(found.contains(later.id()));
    assertFalse(found.contains(REPEAT), "nor where it looks for a number");
  }

  @Test
  void aUnitIsNotToldThatTheNumberAccusedIt() {
    isTheHotlinesToKnow(DraftBuilder.complaint().about("mzj"), "13655552201");
  }

  @Test
  void aUnitIsNotToldThatTheNumberCalledUnderAHiddenName() {
    isTheHotlinesToKnow(DraftBuilder.help().anonymous(), "13655552202");
    isTheHotlinesToKnow(DraftBuilder.complaint().about("mzj").confidential(), "13655552203");
  }
}
