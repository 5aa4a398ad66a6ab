package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// The list of callbacks says whom nobody can call, and when the next try is due (rules 4.9).
@ServerTest
class CallbackListHttpTest {
  @LocalServerPort int port;

  // promise: docs/rules.md «without a number to call says so»
  @Test
  void aCitizenWithoutANumberIsListedAsOneWhomNobodyCanCall() {
    assertTrue(row(toCallBack("有号码的回访", "13812345670")).path("hasNumber").asBoolean());
    assertFalse(row(toCallBack("没有号码的回访", null)).path("hasNumber").asBoolean(true));
    assertFalse(row(toCallBack("号码被隐藏的回访", "000")).path("hasNumber").asBoolean(true));
  }

  // promise: docs/rules.md «The list says of each when the next try may be made»
  @Test
  void whoAskedForAnotherTimeIsDueTwoHoursLaterAtTheEarliest() {
    String id = toCallBack("约了别的时间的回访", "13812345671");
    Instant before = Instant.now();
    Instant due = Instant.parse(row(id).path("nextTry").asString());
    assertTrue(Duration.between(before, due).toHours() < 24, "the next morning at the latest");
    String pass = "/api/casework/orders/%s/pass-callback".formatted(id);
    var reason = Map.of("reason", "ANOTHER_TIME");
    assertEquals(204, ApiClient.as(port, "callback-2").post(pass, reason).status());
    Instant later = Instant.parse(row(id).path("nextTry").asString());
    assertFalse(later.isBefore(before.plus(Duration.ofHours(2))));
  }

  private String toCallBack(String title, @Nullable String phone) {
    var draft = ApiOrder.draft(title, "310112");
    if (phone == null) {
      draft.remove("contactPhone");
    } else {
      draft.put("contactPhone", phone);
    }
    return ApiOrder.submitted(port, draft).replied("310112").id();
  }

  private JsonNode row(String id) {
    var list = ApiClient.as(port, "callback-1").get("/api/casework/callbacks?limit=200").body();
    return list.valueStream()
        .filter(one -> one.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
