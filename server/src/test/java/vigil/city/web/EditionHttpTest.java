package vigil.city.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.city.City;
import vigil.city.CityFact;
import vigil.identity.web.ApiClient;
import vigil.kernel.Ledger;

/// A table of the policy from draft to force and back, through the real server. What is changed is
/// a street's row that no other test asks for, and is put back.
@ServerTest
class EditionHttpTest {
  private static final String STREET = "310151101";
  private static final String ASKED =
      "/api/city/competence?category=01010101&district=310151&street=" + STREET;
  private static final List<String> ROW =
      List.of("01010101", STREET, "gaj", "wjw", "4h", "试行办法第一条", "2022-04");

  @LocalServerPort int port;
  @Autowired City city;
  @Autowired Ledger ledger;

  private ApiClient operator;
  private ApiClient manager;
  private ApiClient other;

  @BeforeEach
  void people() {
    operator = ApiClient.as(port, "operator-1");
    manager = ApiClient.as(port, "manager-1");
    other = ApiClient.as(port, "manager-2");
  }

  @Test
  void aDirectoryIsDraftedProposedApprovedInForceAndReturnedFrom() {
    String before = lead();
    int number = table("dispatch").path("number").asInt();
    String id = draft("dispatch", null);
    JsonNode draft = operator.get("/api/city/editions/" + id).body();
    assertEquals(0, draft.path("changes").size());
    assertEquals(409, propose(id, 1).status(), "nothing is changed yet");
    List<List<String>> rows = rows(draft);
    rows.add(ROW);
    assertEquals(200, write(id, 1, rows).status());
    draft = operator.get("/api/city/editions/" + id).body();
    assertEquals("ADDED", draft.path("changes").get(0).path("kind").asString());
    assertEquals(0, draft.path("faults").size());
    assertEquals(
        0, operator.get("/api/city/editions/" + id + "/effects").body().path("faults").size());
    assertEquals(200, propose(id, 2).status());
    assertEquals(403, take(operator, id, "approve", 3).status(), "an operator approves nothing");
    assertEquals(before, lead(), "a proposal is not in force");
    var approved = take(manager, id, "approve", 3);
    assertEquals("APPROVED", approved.body().path("state").asString());
    assertEquals(number + 1, approved.body().path("number").asInt());
    assertEquals("gaj", lead(), "without a restart");
    var told = ledger.listBySubject(id, 9).getLast();
    assertTrue(told.is(CityFact.EditionApproved.class));
    assertEquals("manager-1", told.as(CityFact.EditionApproved.class).by());

    String back = draft("dispatch", number);
    assertEquals(200, propose(back, 1).status());
    assertEquals(200, take(other, back, "approve", 2).status());
    assertEquals(before, lead());
    var history = manager.get("/api/city/tables/dispatch/editions").body();
    assertEquals(back, history.get(0).path("id").asString());
  }

  @Test
  void whoWroteOrProposedMayNotApproveAndSeesSoBefore() {
    String id = draftOfWord(manager, "自己批");
    assertEquals(200, take(manager, id, "propose", 2).status());
    var refused = take(manager, id, "approve", 3);
    assertEquals(403, refused.status());
    assertEquals("OwnEdition", refused.why());
    var offers = manager.get("/api/city/editions/" + id).body().path("offers");
    for (JsonNode offer : offers) {
      if (offer.path("step").asString().equals("Approve")) {
        assertEquals("OwnEdition", offer.path("whyNot").asString());
      }
    }
    assertEquals(422, take(other, id, "refuse", 3, "").status(), "a refusal says why");
    var no = take(other, id, "refuse", 3, "依据不足");
    assertEquals("依据不足", no.body().path("note").asString());
    assertEquals("NotAllowedNow", take(other, id, "approve", 4).why());
  }

  @Test
  void aStaleStepIsRefusedWithTheVersion() {
    String id = draftOfWord(operator, "旧版本");
    var stale = take(operator, id, "propose", 1);
    assertEquals(409, stale.status());
    assertEquals("Stale", stale.why());
    assertEquals(2, stale.body().path("version").asInt());
    assertEquals(200, take(operator, id, "withdraw", 2).status());
  }

  @Test
  void limitsWithoutTheProfileInForceAreFaulty() {
    String id = draft("limits", null);
    write(id, 1, List.of());
    String faults = operator.get("/api/city/editions/" + id).body().path("faults").toString();
    assertTrue(faults.contains("no profile is called"), faults);
    assertEquals(200, operator.get("/api/city/editions/" + id + "/effects").status());
    assertEquals("Faulty", propose(id, 2).why());
    take(operator, id, "withdraw", 2);
  }

  @Test
  void aFaultyRowIsNamedByItsLineAndIsNotProposed() {
    String id = draft("dispatch", null);
    List<List<String>> rows = rows(operator.get("/api/city/editions/" + id).body());
    rows.add(List.of("01010101", STREET, "nobody", "", "4 hours", "", "2022-04"));
    write(id, 1, rows);
    JsonNode draft = operator.get("/api/city/editions/" + id).body();
    int line = draft.path("rows").get(draft.path("rows").size() - 1).path("line").asInt();
    String faults = draft.path("faults").toString();
    assertTrue(faults.contains("dispatch.csv:" + line + ": there is no unit nobody"), faults);
    assertTrue(faults.contains("is not a limit like 30min"), faults);
    var refused = propose(id, 2);
    assertEquals(422, refused.status());
    assertEquals("Faulty", refused.why());
    take(operator, id, "withdraw", 2);
  }

  @Test
  void twoDraftsOfOneTableAreReconciledRowByRow() {
    String first = draftOfWord(operator, "先批");
    String second = draftOfWord(operator, "后批");
    take(operator, first, "propose", 2);
    assertEquals(200, take(manager, first, "approve", 3).status());
    assertTrue(operator.get("/api/city/editions/" + second).body().path("isOvertaken").asBoolean());
    assertEquals("Overtaken", take(operator, second, "propose", 2).why());
    assertEquals(200, take(operator, second, "renew", 2).status());
    JsonNode renewed = operator.get("/api/city/editions/" + second).body();
    assertEquals(1, renewed.path("changes").size(), "the other's word is no change of this one");
    assertEquals(200, take(operator, second, "propose", 3).status());
    assertEquals(200, take(manager, second, "approve", 4).status());
    assertTrue(city.policy().urgencyWords().stream().anyMatch(it -> it.word().equals("先批")));
    assertTrue(city.policy().urgencyWords().stream().anyMatch(it -> it.word().equals("后批")));
    assertEquals(
        "后批,SEMI_URGENT,试,test",
        manager.text("/api/city/tables/urgency-words/file").lines().toList().getLast());
  }

  @Test
  void aFileIsTakenAsItsRowsAndABrokenOneIsRefusedByLine() {
    String id = draft("urgency-words", null);
    String sent = "word,urgency,why,whyEn\n\"导入,词\",URGENT,试,test\n";
    var taken = operator.file("/api/city/editions/" + id + "/file?seen=1", sent);
    assertEquals(200, taken.status());
    JsonNode draft = operator.get("/api/city/editions/" + id).body();
    assertEquals("导入,词", draft.path("rows").get(0).path("cells").get(0).asString());
    assertTrue(draft.path("changes").size() > 10, "all other words would be gone");
    var broken =
        operator.file(
            "/api/city/editions/" + id + "/file?seen=2",
            "word,urgency,why,whyEn\n好,URGENT,试\n\"没关,URGENT,试,test\n");
    assertEquals(400, broken.status());
    assertEquals("TableFaulty", broken.why());
    assertEquals(
        "urgency-words.csv:2: has 3 cells instead of 4",
        broken.body().path("faults").get(0).asString());
    assertTrue(broken.body().path("faults").get(1).asString().contains(":3: a quoted cell"));
    assertEquals(200, take(operator, id, "withdraw", 2).status());
    assertEquals(404, operator.get("/api/city/tables/none-such").status());
    assertEquals(403, ApiClient.as(port, "agent-1").get("/api/city/tables").status());
  }

  private String lead() {
    return operator.get(ASKED).body().path("lead").path("id").asString();
  }

  private JsonNode table(String table) {
    return operator.get("/api/city/tables/" + table).body();
  }

  private String draft(String table, @org.jspecify.annotations.Nullable Integer number) {
    Map<String, Integer> body = number == null ? Map.of() : Map.of("number", number);
    var answer = operator.post("/api/city/tables/" + table + "/editions", body);
    assertEquals(201, answer.status());
    return answer.body().path("id").asString();
  }

  private String draftOfWord(ApiClient who, String word) {
    String id =
        who.post("/api/city/tables/urgency-words/editions", Map.of()).body().path("id").asString();
    List<List<String>> rows = rows(who.get("/api/city/editions/" + id).body());
    rows.add(List.of(word, "SEMI_URGENT", "试", "test"));
    assertEquals(
        200,
        who.post("/api/city/editions/" + id + "/rows", Map.of("seen", 1, "rows", rows)).status());
    return id;
  }

  private static List<List<String>> rows(JsonNode edition) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : edition.path("rows")) {
      List<String> cells = new ArrayList<>();
      row.path("cells").forEach(cell -> cells.add(cell.asString()));
      rows.add(cells);
    }
    return rows;
  }

  private ApiClient.Answer write(String id, int seen, List<List<String>> rows) {
    return operator.post("/api/city/editions/" + id + "/rows", Map.of("seen", seen, "rows", rows));
  }

  private ApiClient.Answer propose(String id, int seen) {
    return take(operator, id, "propose", seen);
  }

  private static ApiClient.Answer take(ApiClient who, String id, String step, int seen) {
    return take(who, id, step, seen, "试行");
  }

  private static ApiClient.Answer take(
      ApiClient who, String id, String step, int seen, String words) {
    return who.post("/api/city/editions/" + id + "/" + step, Map.of("seen", seen, "words", words));
  }
}
