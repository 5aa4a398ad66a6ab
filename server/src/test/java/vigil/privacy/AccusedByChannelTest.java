package vigil.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.portal.open311.Open311Client;

/// Each channel asks whom a complaint or report is about; what the citizen said there the order
/// accuses, and where nothing was said the dispatcher says it (rules 9.2). Files and letters have
/// tests of their own beside them.
@ServerTest
class AccusedByChannelTest {
  @LocalServerPort int port;
  @Autowired JdbcClient db;

  private static Map<String, Object> appeal(String title, String type) {
    var body = new HashMap<String, Object>();
    body.put("type", type);
    body.put("category", "01010101");
    body.put("title", title);
    body.put("description", "窗口人员让我回去等，三次都没有人接待。");
    body.put("district", "310101");
    body.put("address", "人民大道1号");
    body.put("name", "王小明");
    body.put("phone", "13812345678");
    return body;
  }

  private JsonNode filed(Map<String, Object> appeal) {
    db.sql("delete from kernel.allowance").update();
    var sent = ApiClient.browser(port).post("/api/portal/appeals", appeal);
    assertEquals(201, sent.status(), () -> sent.body().toString());
    return AccusedUnit.order(port, sent.body().path("number").asString());
  }

  private void waitsForTheDispatchersWord(JsonNode order, String mark) {
    String id = order.at("/order/id").asString();
    assertEquals("", AccusedUnit.accused(order));
    assertTrue(order.path("cautions").toString().contains("ACCUSED_NOT_NAMED"));
    assertEquals("AccusedNotNamed", AccusedUnit.dispatch(port, id, Map.of("lead", "wjw")).why());
    assertEquals(
        "AccusedMayNotHandle",
        AccusedUnit.dispatch(port, id, Map.of("lead", AccusedUnit.ID, "accused", AccusedUnit.ID))
            .why(),
        "named and given in one breath it is not given either");
    var named = Map.<String, Object>of("lead", "fgw", "accused", AccusedUnit.ID);
    assertEquals(200, AccusedUnit.dispatch(port, id, named).status());
    assertEquals(AccusedUnit.ID, AccusedUnit.accused(AccusedUnit.order(port, id)));
    var api = ApiClient.as(port, ViewerRole.ACCUSED_CLERK.staff);
    String bytes = api.get("/api/casework/orders?limit=200&q=" + mark).body().toString();
    assertTrue(!bytes.contains(id) && !bytes.contains(mark), bytes);
  }

  // promise: web/src/portal/zh.ts «您选的单位不会收到这件诉求，也看不到它。»
  // promise: web/src/portal/en.ts «The unit you choose neither gets this appeal nor sees it.»
  @Test
  void thePortalAsksAndTheUnitThatIsChosenStaysOut() {
    for (String type : List.of("COMPLAINT", "REPORT")) {
      var unsaid = ApiClient.browser(port).post("/api/portal/appeals", appeal("未选单位", type));
      assertEquals(400, unsaid.status());
      assertEquals("accused", unsaid.body().at("/mistakes/0/field").asString());
      String mark = "门户反映" + type;
      var said = appeal(mark, type);
      said.put("accused", AccusedUnit.ID);
      JsonNode order = filed(said);
      assertEquals(AccusedUnit.ID, AccusedUnit.accused(order));
      AccusedUnit.checkStaysOut(port, order.at("/order/id").asString(), mark);
    }
    assertEquals("", AccusedUnit.accused(filed(appeal("求助不问", "HELP"))));
    var wrong = appeal("没有这个单位", "COMPLAINT");
    for (String unit : List.of("nowhere", "hotline")) {
      wrong.put("accused", unit);
      assertEquals(400, ApiClient.browser(port).post("/api/portal/appeals", wrong).status(), unit);
    }
  }

  @Test
  void whoNamesNoUnitOnThePortalLeavesItToTheDispatcher() {
    var unknown = appeal("门户不清楚是谁", "COMPLAINT");
    unknown.put("accused", "UNKNOWN");
    waitsForTheDispatchersWord(filed(unknown), "门户不清楚是谁");
  }

  @Test
  void thePortalOffersTheUnitsByTheirNames() {
    var units = ApiClient.browser(port).get("/api/city/units");
    assertEquals(200, units.status());
    assertTrue(units.body().findValuesAsString("name").contains(AccusedUnit.NAME));
  }

  @Test
  void open311AsksByAnAttributeOfEveryService() {
    var client = new Open311Client(port).withNewKey();
    JsonNode definition = client.get("/services/060102.json").json("service-definition");
    assertTrue(definition.path("attributes").findValuesAsString("code").contains("accused_unit"));
    var form = Open311Client.form();
    form.put("attribute[accused_unit]", AccusedUnit.NAME);
    JsonNode named = posted(client, form);
    assertEquals("COMPLAINT", named.at("/order/appeal/type").asString());
    assertEquals(AccusedUnit.ID, AccusedUnit.accused(named));
    AccusedUnit.checkStaysOut(
        port, named.at("/order/id").asString(), named.at("/order/number").asString());
    String number = named.at("/order/number").asString();
    assertEquals(404, client.get("/requests/" + number + ".json").status(), "not to anybody");
    for (String list :
        List.of("/requests.json?status=open,closed", "/servicerequestupdates.json")) {
      assertFalse(client.get(list).body().contains(number), list);
    }
    assertTrue(client.getWithKey("/requests/" + number + ".json").body().contains(number));
    assertTrue(client.getWithKey("/requests.json").body().contains(number));
    form.put("attribute[accused_unit]", "那个街道办的窗口");
    JsonNode vague = posted(client, form);
    assertTrue(vague.path("description").asString().contains("那个街道办的窗口"), "he reads it");
    waitsForTheDispatchersWord(vague, vague.at("/order/number").asString());
    form.remove("attribute[accused_unit]");
    assertEquals("HELP", posted(client, form).at("/order/appeal/type").asString());
  }

  private JsonNode posted(Open311Client client, Map<String, String> form) {
    var answer = client.post("/requests.json", form);
    String number = answer.json("posted").get(0).path("service_request_id").asString();
    return AccusedUnit.order(port, number);
  }

  @Test
  void atTheDeskTheAgentsWordCounts() {
    String mark = "话务台反映窗口";
    var draft = new HashMap<>(appeal(mark, "COMPLAINT"));
    draft.remove("phone");
    draft.put("contact", "call-of-" + mark);
    draft.put("accusedUnit", AccusedUnit.ID);
    JsonNode order = registered(draft);
    assertEquals(AccusedUnit.ID, AccusedUnit.accused(order));
    AccusedUnit.checkStaysOut(port, order.at("/order/id").asString(), mark);
    draft.remove("accusedUnit");
    draft.put("title", "话务台未问到");
    waitsForTheDispatchersWord(registered(draft), "话务台未问到");
  }

  private JsonNode registered(Map<String, Object> draft) {
    var answer =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"));
    assertEquals(201, answer.status(), () -> answer.body().toString());
    return AccusedUnit.order(port, answer.body().path("id").asString());
  }

  /// Like orders are dispatched together: those of which nobody said it yet are told by the batch,
  /// the others keep their own.
  @Test
  void aBatchSaysItForThoseOfWhichNobodyDid() {
    var draft = new HashMap<>(appeal("批量未说", "COMPLAINT"));
    draft.remove("phone");
    draft.put("contact", "call-of-batch");
    String unsaid = registered(draft).at("/order/id").asString();
    draft.put("accusedUnit", "czj");
    String said = registered(draft).at("/order/id").asString();
    var orders = List.of(seen(unsaid), seen(said));
    var silent = begun(Map.of("deed", "ACCEPT", "orders", orders.subList(0, 1)));
    assertEquals("AccusedNotNamed", silent.at("/0/why").asString());
    var fields = Map.of("accused", "fgw");
    assertEquals(0, begun(Map.of("deed", "ACCEPT", "fields", fields, "orders", orders)).size());
    assertEquals("fgw", AccusedUnit.accused(AccusedUnit.order(port, unsaid)));
    assertEquals("czj", AccusedUnit.accused(AccusedUnit.order(port, said)));
  }

  private Map<String, Object> seen(String id) {
    int version = AccusedUnit.order(port, id).at("/order/version").asInt();
    return Map.of("id", id, "seen", version);
  }

  /// What failed of it.
  private JsonNode begun(Map<String, Object> batch) {
    var api = ApiClient.as(port, "dispatcher-1");
    var begun = api.post("/api/casework/batches", batch);
    assertEquals(202, begun.status(), () -> begun.body().toString());
    String path = "/api/casework/batches/" + begun.body().path("id").asString();
    vigil.kernel.Await.until(() -> "ENDED".equals(api.get(path).body().path("state").asString()));
    return api.get(path + "/failures").body().path("items");
  }
}
