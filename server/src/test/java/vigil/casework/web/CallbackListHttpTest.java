package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    assertEquals(204, pass(id, "ANOTHER_TIME").status());
    Instant later = Instant.parse(row(id).path("nextTry").asString());
    assertFalse(later.isBefore(before.plus(Duration.ofHours(2))));
    assertEquals("CallbackTooSoon", tryCall(id, "SATISFIED").why());
  }

  // promise: docs/rules.md «where somebody said that nothing is well
  // none»
  @Test
  void whoIsDissatisfiedIsListedAsOneWhomNobodyCalls() {
    var draft = ApiOrder.draft("不满意还在名单里", "310112");
    var order = ApiOrder.submitted(port, draft).replied("310112");
    assertTrue(row(order.id()).path("nextTry").isString());
    order.rated(false);
    assertTrue(row(order.id()).path("nextTry").isNull());
  }

  @Test
  void whoHasNoNumberIsNotTriedInVain() {
    var refused = tryCall(toCallBack("没有号码也没打通", null), "UNREACHABLE").why();
    // by night nobody is called at all
    assertTrue(List.of("NoCitizenNumber", "OutsideCallbackHours").contains(refused), refused);
  }

  private ApiClient.Answer tryCall(String id, String result) {
    String order = "/api/casework/orders/" + id;
    var caller = ApiClient.as(port, "callback-1");
    int seen = caller.get(order).body().at("/order/version").asInt();
    Map<String, Object> said = Map.of("way", "PHONE", "result", result, "seen", seen);
    return caller.post(order + "/steps/call-back", said);
  }

  // promise: docs/rules.md «step aside from an order and no longer see it»
  @Test
  void whoPassesItOnForAnInterestStepsAside() {
    String id = toCallBack("与当事人有利害关系的回访", "13812345673");
    assertEquals(204, pass(id, "INTEREST").status());
    var gone = ApiClient.as(port, "callback-2").get("/api/casework/orders/" + id);
    assertEquals(404, gone.status());
    assertEquals(200, ApiClient.as(port, "callback-1").get("/api/casework/orders/" + id).status());
  }

  /// Whoever has no number was not called, and asked for no other time.
  @Test
  void aCitizenWithoutANumberAskedForNoOtherTime() {
    String id = toCallBack("没有号码，不会另约时间", null);
    var refused = pass(id, "ANOTHER_TIME");
    assertEquals("NoCitizenNumber", refused.why(), () -> refused.body().toString());
    assertEquals("reason", refused.body().path("field").asString());
    assertEquals(204, pass(id, "LOOK_AGAIN").status());
  }

  @Test
  void theOrdersPageKnowsWhetherThereIsANumberToCall() {
    assertTrue(hasNumber("工单页有号码", "13812345672"));
    assertFalse(hasNumber("工单页没有号码", null));
    assertFalse(hasNumber("工单页号码被隐藏", "000"));
  }

  private boolean hasNumber(String title, @Nullable String phone) {
    String order = "/api/casework/orders/" + toCallBack(title, phone);
    var told = ApiClient.as(port, "callback-1").get(order).body();
    return told.path("hasNumber").booleanValue();
  }

  private ApiClient.Answer pass(String id, String reason) {
    String path = "/api/casework/orders/%s/pass-callback".formatted(id);
    return ApiClient.as(port, "callback-2").post(path, Map.of("reason", reason));
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
