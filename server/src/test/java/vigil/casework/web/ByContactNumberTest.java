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
import vigil.kernel.Await;

/// A citizen who calls from one telephone and asks to be called back at another is found by both.
@ServerTest
class ByContactNumberTest {
  private static final String CALLED_BACK = "13655551002";
  private static final Staff AGENT =
      new Staff("agent-1", "话务员", "Agent", Set.of(Role.AGENT), null, null);
  private static final String WORDS = "菊太路垃圾房整夜倒垃圾，铁门砰砰响，吵得没法睡。";

  @LocalServerPort int port;
  @Autowired Casework casework;

  private Order from(String calling, boolean isConfidential) {
    var citizen =
        new Draft.Appellant(
            "王小明", calling, CALLED_BACK, null, null, null, Draft.CustomerKind.PERSON);
    var told =
        DraftBuilder.help()
            .category("130101")
            .told("垃圾房夜里吵", WORDS)
            .call("call-from-" + calling)
            .in("310113", null, "菊太路 900 弄")
            .by(citizen);
    var draft = (isConfidential ? told.confidential() : told).draft();
    var kept =
        assertInstanceOf(
            Registration.Registered.class,
            casework.register(draft, List.of(new Step.Submit()), AGENT));
    return kept.order();
  }

  private void dispatched(Order order) {
    var given = Map.of("lead", "d310113", "seen", order.version());
    String step = "/api/casework/orders/" + order.id() + "/steps/dispatch";
    var answer = ApiClient.as(port, "dispatcher-1").post(step, given);
    assertEquals(200, answer.status(), () -> answer.body().toString());
  }

  private String found(String staff) {
    var wanted = Map.of("phone", CALLED_BACK, "reason", "CALL_BACK");
    var answer = ApiClient.as(port, staff).post("/api/casework/phone-searches", wanted);
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return answer.body().toString();
  }

  @Test
  void bothNumbersFindAnOrderMakeARepeatAndTellTheSameCaller() {
    Order open = from("13655551101", false);
    Order hidden = from("13655551102", true);
    dispatched(open);
    dispatched(hidden);

    assertTrue(found("reviewer-1").contains(open.id()));
    assertTrue(found("handler-310113").contains(open.id()));
    assertFalse(found("handler-310113").contains(hidden.id()), "its caller is hidden from it");

    Order third = from("13655551103", false);
    assertTrue(third.has(Order.Flag.REPEAT), "another telephone, the same citizen");
    String likes = "/api/casework/orders/" + third.id() + "/likes";
    Await.until(() -> isSameCaller(likes, open.id()));
  }

  private boolean isSameCaller(String likes, String order) {
    return ApiClient.as(port, "reviewer-1")
        .get(likes)
        .body()
        .path("likes")
        .valueStream()
        .filter(like -> like.path("id").asString().equals(order))
        .anyMatch(like -> like.path("reasons").toString().contains("SAME_PHONE"));
  }
}
