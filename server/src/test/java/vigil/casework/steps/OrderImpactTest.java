package vigil.casework.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// What an edition would do to orders, counted on real ones.
@ServerTest
class OrderImpactTest {
  private static final String STREET = "310151102";
  private static final String CATEGORY = "01010101";

  @LocalServerPort int port;
  private ApiClient operator;

  @BeforeEach
  void people() {
    operator = ApiClient.as(port, "operator-1");
  }

  @Test
  void ordersThatWouldGoToAnotherLeadAreCountedAndShown() {
    register("堡镇血透");
    String id = draft("dispatch");
    List<List<String>> rows = rows(id);
    rows.add(List.of(CATEGORY, STREET, "gaj", "", "4h", "试行办法", "2022-04"));
    write(id, 1, rows);
    JsonNode lead = effect(id, "otherLead");
    assertTrue(lead.path("count").asInt() >= 1);
    JsonNode line = lead.path("lines").get(0);
    assertEquals("gaj", line.path("to").asString());
    assertEquals("310151", line.path("district").asString());
    assertTrue(effect(id, "otherLimit").path("count").asInt() >= 1);
    assertTrue(effect(id, "recentLead").path("count").asInt() >= 1);
  }

  @Test
  void aUnitThatStillOwesWorkIsNotRemoved() {
    String born = draft("units");
    List<List<String>> more = rows(born);
    more.add(List.of("short-lived", "临时专班", "Short-lived office", "CITY", "", ""));
    write(born, 1, more);
    take(operator, born, "propose", 2);
    assertEquals(200, take(ApiClient.as(port, "manager-1"), born, "approve", 3).status());
    JsonNode kept = register("派给要删除的单位");
    var body = Map.of("seen", kept.path("version").asInt(), "lead", "short-lived");
    String order = "/api/casework/orders/" + kept.path("id").asString();
    assertEquals(
        200, ApiClient.as(port, "dispatcher-1").post(order + "/steps/dispatch", body).status());
    String id = draft("units");
    write(id, 1, rows(id).stream().filter(row -> !row.getFirst().equals("short-lived")).toList());
    JsonNode gone = effect(id, "unitGone");
    assertTrue(gone.path("bars").asBoolean());
    var refused = take(operator, id, "propose", 2);
    assertEquals(409, refused.status());
    assertEquals("Barred", refused.why());
    assertTrue(refused.body().path("effects").toString().contains("short-lived"));
  }

  @Test
  void aRosterShowsWhoWouldBeWokenInstead() {
    String id = draft("duty");
    List<List<String>> rows = rows(id);
    rows.replaceAll(row -> row.get(4).equals("manager-1") ? with(row, "manager-2") : row);
    write(id, 1, rows);
    JsonNode turns = effect(id, "onDuty");
    assertTrue(turns.path("count").asInt() > 0);
    write(id, 2, rows.stream().filter(row -> !row.getFirst().equals("MONDAY")).toList());
    assertTrue(effect(id, "nobodyOnDuty").path("bars").asBoolean());
  }

  private static List<String> with(List<String> row, String staff) {
    var cells = new ArrayList<>(row);
    cells.set(4, staff);
    return cells;
  }

  private static ApiClient.Answer take(ApiClient who, String id, String step, int seen) {
    return who.post("/api/city/editions/" + id + "/" + step, Map.of("seen", seen, "words", "撤并"));
  }

  private JsonNode register(String title) {
    var draft = new HashMap<String, Object>();
    draft.put("contact", "call-of-" + title);
    draft.put("type", "HELP");
    draft.put("urgency", "NORMAL");
    draft.put("category", CATEGORY);
    draft.put("title", title);
    draft.put("description", "试算用的工单，写得像真的一样。");
    draft.put("district", "310151");
    draft.put("street", STREET);
    draft.put("address", "堡镇中路 1 号");
    draft.put("name", "王小明");
    draft.put("contactPhone", "13812345678");
    var answer =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"));
    assertEquals(201, answer.status(), () -> answer.body().toString());
    return answer.body();
  }

  private String draft(String table) {
    return operator
        .post("/api/city/tables/" + table + "/editions", Map.of())
        .body()
        .path("id")
        .asString();
  }

  private List<List<String>> rows(String id) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : operator.get("/api/city/editions/" + id).body().path("rows")) {
      List<String> cells = new ArrayList<>();
      row.path("cells").forEach(cell -> cells.add(cell.asString()));
      rows.add(cells);
    }
    return rows;
  }

  private void write(String id, int seen, List<List<String>> rows) {
    var body = Map.of("seen", seen, "rows", rows);
    assertEquals(200, operator.post("/api/city/editions/" + id + "/rows", body).status());
  }

  private JsonNode effect(String id, String kind) {
    JsonNode told = operator.get("/api/city/editions/" + id + "/effects").body();
    for (JsonNode effect : told.path("effects")) {
      if (effect.path("kind").asString().equals(kind)) {
        return effect;
      }
    }
    throw new AssertionError("no effect " + kind + " in " + told);
  }
}
