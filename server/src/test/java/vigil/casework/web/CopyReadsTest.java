package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.AssignmentStep;
import vigil.casework.Step;
import vigil.identity.web.ApiClient;

/// A unit that has a copy of an order reads it and does nothing more, whatever it sends; and a unit
/// to which an order comes back after arbitration does not return it again (rules 3.8 and 3.10).
@ServerTest
class CopyReadsTest {
  private static final String LEAD = "310115";
  private static final String COPY = "310105";
  private static final String FORMER = "310104";
  private static final List<String> READERS = List.of("clerk-" + COPY, "handler-" + COPY);

  @LocalServerPort int port;

  @Test
  void aCopyIsReadAndNoStepOfItIsTaken() {
    var order = ApiOrder.submitted(port, ApiOrder.draft("抄送只读", LEAD));
    var given = Map.of("lead", "d" + LEAD, "copies", List.of("d" + COPY));
    order.take("dispatcher-1", "dispatch", given);
    int version = order.version();
    for (String staff : READERS) {
      var reader = ApiClient.as(port, staff);
      assertEquals(200, reader.get("/api/casework/orders/" + order.id()).status(), "it is read");
      steps(Step.OrderStep.class)
          .forEach(step -> refused(reader, "orders/" + order.id(), step, version));
      for (JsonNode part : order.get().at("/order/assignments")) {
        String where = "assignments/" + part.path("id").asString();
        steps(AssignmentStep.class).forEach(step -> refused(reader, where, step, version));
      }
      JsonNode offers = reader.get("/api/casework/orders/" + order.id() + "/steps").body();
      assertTrue(
          offers.valueStream().noneMatch(offer -> offer.path("allowed").asBoolean()),
          offers::toString);
      var file = reader.file("/api/casework/orders/" + order.id() + "/attachments?name=a.txt", "话");
      assertEquals("CopyReadsOnly", file.why(), () -> file.body().toString());
    }
    assertEquals(version, order.version());
  }

  // promise: docs/rules.md «A unit that has a copy, or whose part was taken back or returned, reads
  // of the place no more than the street»
  @Test
  void theExactPlaceIsForTheUnitThatWorksOnItAndNotForACopyNorAFormerUnit() {
    var draft = ApiOrder.draft("门牌给谁看", LEAD);
    draft.put("address", PLACE);
    draft.put("description", "住" + PLACE + "，楼道堆放杂物。");
    var order = ApiOrder.submitted(port, draft);
    order
        .take("dispatcher-1", "dispatch", Map.of("lead", "d" + FORMER))
        .take("dispatcher-1", "recall", Map.of("reason", "误派"))
        .take(
            "dispatcher-1", "dispatch", Map.of("lead", "d" + LEAD, "copies", List.of("d" + COPY)));
    for (String unit : List.of(COPY, FORMER)) {
      String seen = read(order, "clerk-" + unit);
      assertFalse(seen.contains(PLACE), seen);
      assertTrue(seen.contains("楼道堆放杂物"), seen);
    }
    String seen = read(order, "clerk-" + LEAD);
    assertEquals(3, seen.split(PLACE, -1).length, seen);
  }

  // promise: docs/rules.md «reads of what was done only what was written until then»
  @Test
  void aUnitWhosePartIsOverReadsTheStoryAsFarAsItsPartWent() {
    var order =
        calledBackFrom(FORMER)
            .take(
                "dispatcher-1",
                "dispatch",
                Map.of("lead", "d" + LEAD, "copies", List.of("d" + COPY)))
            .take("reviewer-1", "supervise", Map.of("note", "限期督办此件"));
    String seen = read(order, "clerk-" + FORMER);
    assertTrue(seen.contains("请今天去看") && seen.contains("误派收回"), seen);
    assertFalse(seen.contains("限期督办此件"), seen);
    for (String unit : List.of(COPY, LEAD)) {
      assertTrue(read(order, "clerk-" + unit).contains("限期督办此件"), unit);
    }
  }

  // promise: docs/rules.md «and its own reports»
  @Test
  void aUnitWhosePartIsOverReadsNoReportOfAnother() {
    var order = calledBackFrom(FORMER).replied(LEAD);
    for (String told : List.of("楼道杂物已清理", "已清理。")) {
      assertFalse(read(order, "clerk-" + FORMER).contains(told), told);
      assertTrue(read(order, "clerk-" + LEAD).contains(told), told);
    }
  }

  // promise: docs/rules.md «the state, the requests and the attempts are those of then»
  @Test
  void aUnitWhosePartIsOverReadsTheOrderAsItStoodThen() {
    var order =
        calledBackFrom(FORMER)
            .replied(LEAD)
            .rated(false)
            .take("clerk-" + LEAD, "ask-exclusion", Map.of("reason", "不可归责"));
    var former = ApiClient.as(port, "clerk-" + FORMER);
    var seen = former.get("/api/casework/orders/" + order.id()).body();
    assertEquals("PENDING_DISPATCH", seen.at("/order/state").asString(), seen::toString);
    for (var part : seen.at("/order/assignments")) {
      assertEquals("d" + FORMER, part.path("unit").asString());
    }
    assertTrue(seen.at("/order/requests").isEmpty(), seen::toString);
    assertFalse(seen.toString().contains("DISSATISFIED"), seen::toString);
    var step = Map.of("seen", seen.at("/order/version").asInt(), "reason", "与我无关");
    var late = former.post("/api/casework/orders/" + order.id() + "/steps/ask-exclusion", step);
    assertEquals("Stale", late.why());
    assertTrue(late.body().path("since").isEmpty(), () -> late.body().toString());
  }

  private ApiOrder calledBackFrom(String unit) {
    return ApiOrder.submitted(port, ApiOrder.draft("旧单位读到哪", LEAD))
        .take("dispatcher-1", "dispatch", Map.of("lead", "d" + unit, "note", "请今天去看"))
        .take("dispatcher-1", "recall", Map.of("reason", "误派收回"));
  }

  private static final String PLACE = "人民路88弄12号602室";

  private String read(ApiOrder order, String staff) {
    return ApiClient.as(port, staff).get("/api/casework/orders/" + order.id()).body().toString();
  }

  private static Stream<Class<? extends Step>> steps(Class<? extends Step> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .<Class<? extends Step>>map(kind -> kind.asSubclass(Step.class))
        .filter(kind -> !StepFieldsTest.NOT_SENT.contains(kind) && kind != Step.Amend.class);
  }

  private static final Set<String> WHYS =
      Set.of(
          "CopyReadsOnly",
          "HotlineOnly",
          "NotInConference",
          "NotYourUnit",
          "NotYourDuty",
          "NotNow",
          "InternalScriptQuoted");

  private void refused(ApiClient reader, String where, Class<? extends Step> step, int seen) {
    Map<String, Object> body = new HashMap<>(StepFieldsTest.whole(step));
    if (step == AssignmentStep.Report.class) {
      body.put("report", Map.of("summary", "已办"));
    }
    body.put("seen", seen);
    String path = "/api/casework/" + where + "/steps/" + StepBodies.kebab(step.getSimpleName());
    var answer = reader.post(path, body);
    assertTrue(answer.status() >= 400 && answer.status() < 500, () -> path + answer.body());
    assertTrue(WHYS.contains(answer.why()), () -> path + answer.body());
  }

  @Test
  void anOrderThatComesBackToAUnitAfterArbitrationIsNotReturnedAgain() {
    var order = ApiOrder.submitted(port, ApiOrder.draft("退回又来", LEAD));
    var why = Map.of("code", "NOT_THIS_UNITS_DUTY_22", "reason", "属市级职责");
    order
        .take("dispatcher-1", "dispatch", Map.of("lead", "d" + COPY))
        .takeOnPart(READERS.getFirst(), "sign", Map.of())
        .takeOnPart(READERS.getFirst(), "ask-return", why)
        .takeOnPart("reviewer-1", "arbitrate", Map.of("agreed", true))
        .takeOnPart("dispatcher-1", "arbitrate", Map.of("agreed", true))
        .take("dispatcher-1", "dispatch", Map.of("lead", "d" + LEAD))
        .take("dispatcher-1", "recall", Map.of("reason", "误派"))
        .take("dispatcher-1", "dispatch", Map.of("lead", "d" + COPY))
        .takeOnPart(READERS.getFirst(), "sign", Map.of());
    var again = order.tryTakeOnPart(READERS.getFirst(), "ask-return", why);
    assertEquals("ReturnSpent", again.why(), () -> again.body().toString());
    assertFalse(order.part().path("state").asString().contains("RETURN"));
  }
}
