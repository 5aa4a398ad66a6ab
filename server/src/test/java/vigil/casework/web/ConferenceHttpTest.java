package vigil.casework.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// A conference reaches the desks of those who are asked, and their word reaches the dispatcher
/// (rules 3.7).
@ServerTest
class ConferenceHttpTest {
  private static final String ASKED = "clerk-310113";
  private static final String OTHER = "clerk-310114";
  private static final String QUESTION = "积水路段属区还是市水务";

  @LocalServerPort int port;

  // promise: docs/rules.md «The units that are asked see the order and the question as long as the
  // conference goes on»
  @Test
  void whoIsAskedReadsOrderAndQuestionWithoutTheCallerAndAnswersAndThenSeesItNoMore() {
    var order = ApiOrder.submitted(port, ApiOrder.draft("会商积水", "310113"));
    String path = "/api/casework/orders/" + order.id();
    var asked = ApiClient.as(port, ASKED);
    assertEquals(404, asked.get(path).status());
    order.take("dispatcher-1", "confer", Map.of("units", List.of("d310113"), "question", QUESTION));

    JsonNode seen = asked.get(path).body();
    assertEquals("d310113", seen.at("/order/conference/units/0").asString());
    assertTrue(seen.toString().contains("人民路 1 号"), "where it is");
    assertTrue(seen.at("/citizen/name").isMissingNode() || seen.at("/citizen/name").isNull());
    assertTrue(rowOf(asked, order).path("said").isNull());
    assertEquals(QUESTION, rowOf(asked, order).path("question").asString());
    assertEquals(404, ApiClient.as(port, OTHER).get(path).status(), "not asked");
    String list = "/api/casework/orders?limit=200";
    assertTrue(asked.get(list).body().toString().contains(order.id()), "in its list too");
    var file = asked.file(path + "/attachments?name=a.txt", "话");
    assertEquals("UnitHasNoPart", file.why(), "it works on nothing of it");

    order.take(ASKED, "give-opinion", Map.of("competent", false, "reason", "属市水务局"));
    assertFalse(rowOf(asked, order).path("said").asBoolean(true));
    JsonNode told = order.get();
    assertFalse(told.at("/order/conference/opinions/0/competent").asBoolean(true));
    assertTrue(told.path("history").toString().contains("属市水务局"), "with the reason");

    order.take("dispatcher-1", "conclude", Map.of());
    assertEquals(404, asked.get(path).status());
    assertTrue(listed(asked).stream().noneMatch(row -> isOf(row, order)));
    assertFalse(asked.get(list).body().toString().contains(order.id()), "nor in its list");
  }

  @Test
  void whoGetsTheOrderAfterwardsReadsNothingOfWhatOthersSaidInTheConference() {
    var order = ApiOrder.submitted(port, ApiOrder.draft("会商路灯", "310113"));
    order.take("dispatcher-1", "confer", Map.of("units", List.of("d310113"), "question", QUESTION));
    order.take(ASKED, "give-opinion", Map.of("competent", false, "reason", "属嘉定区"));
    order.take("dispatcher-1", "conclude", Map.of("note", "宝山不认领"));
    order.take("dispatcher-1", "dispatch", Map.of("lead", "d310114"));

    JsonNode seen = ApiClient.as(port, OTHER).get("/api/casework/orders/" + order.id()).body();
    assertTrue(seen.at("/order/conference").isNull(), seen::toString);
    for (String told : List.of(QUESTION, "属嘉定区", "宝山不认领", "OpinionGiven", "ConferenceCalled")) {
      assertFalse(seen.toString().contains(told), () -> told + " in " + seen);
    }
    assertEquals("d310113", order.get().at("/order/conference/units/0").asString(), "the hotline");
    var stale =
        ApiClient.as(port, OTHER)
            .post("/api/casework/assignments/" + order.partId() + "/steps/sign", Map.of("seen", 1));
    assertEquals("Stale", stale.why());
    assertFalse(stale.body().toString().contains("Conference"), () -> stale.body().toString());
    assertFalse(stale.body().toString().contains("Opinion"), () -> stale.body().toString());
  }

  @Test
  void theBoardSuggestsTheUnitThatSaysItIsItsOwnAndNoneThatSaysItIsNot() {
    var order = ApiOrder.submitted(port, ApiOrder.draft("会商井盖", "310113"));
    var asked = Map.of("units", List.of("d310113", "d310114"), "question", QUESTION);
    order.take("dispatcher-1", "confer", asked);
    order.take(ASKED, "give-opinion", Map.of("competent", false, "reason", "属嘉定区"));
    assertTrue(ApiOrder.onBoard(port, order.id()).path("lead").isNull(), "declined");
    order.take(OTHER, "give-opinion", Map.of("competent", true, "reason", "属本区"));
    order.take("dispatcher-1", "conclude", Map.of());
    assertEquals("d310114", ApiOrder.onBoard(port, order.id()).path("lead").asString());
    assertEquals("d310114", order.get().at("/order/conference/willing").asString());
  }

  @Test
  void theQuestionInTheInboxSaysNobodysNumber() {
    var order = ApiOrder.submitted(port, ApiOrder.draft("会商噪声", "310113"));
    var question = "来电13812345678反映的工地属谁";
    order.take("dispatcher-1", "confer", Map.of("units", List.of("d310113"), "question", question));
    String told = rowOf(ApiClient.as(port, ASKED), order).path("question").asString();
    assertFalse(told.contains("13812345678"), told);
    assertTrue(told.contains("反映的工地属谁"), told);
  }

  @Test
  void whoIsAskedHearsOfNoFileAndWhoPrintsIsToldToNoUnitLater() {
    var order = ApiOrder.submitted(port, ApiOrder.draft("会商打印", "310113"));
    var asked = Map.of("units", List.of("d310113"), "question", QUESTION);
    order.take("dispatcher-1", "confer", asked);
    String files = "/api/casework/orders/" + order.id() + "/attachments?name=a.txt";
    assertTrue(ApiClient.as(port, "agent-1").file(files, "话").status() < 300);
    var heard = ApiClient.as(port, ASKED).get("/api/casework/orders/" + order.id()).body();
    assertFalse(heard.path("history").toString().contains("Attachment"), "it is shown no file");
    var print = "/api/casework/orders/" + order.id() + "/prints";
    assertEquals(201, ApiClient.as(port, ASKED).post(print, Map.of()).status());
    order.take("dispatcher-1", "conclude", Map.of());
    order.take("dispatcher-1", "dispatch", Map.of("lead", "d310114"));
    var seen = ApiClient.as(port, OTHER).get("/api/casework/orders/" + order.id()).body();
    assertFalse(seen.path("history").toString().contains("Printed"), seen::toString);
    assertTrue(order.get().path("history").toString().contains("Printed"), "the hotline reads it");
  }

  private static JsonNode rowOf(ApiClient asked, ApiOrder order) {
    return listed(asked).stream().filter(row -> isOf(row, order)).findFirst().orElseThrow();
  }

  private static boolean isOf(JsonNode row, ApiOrder order) {
    return row.at("/order/id").asString().equals(order.id());
  }

  private static List<JsonNode> listed(ApiClient asked) {
    return asked.get("/api/casework/conferences").body().valueStream().toList();
  }
}
