package vigil.casework.privacy.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.TestData;
import vigil.casework.CaseworkFact;
import vigil.casework.privacy.steps.RetentionSweep;
import vigil.identity.web.ApiClient;
import vigil.kernel.Ledger;
import vigil.privacy.TestAttachment;

/// Interests, exports, rights and retention over the wire.
@ServerTest
class PrivacyApiTest {
  private static final String PHONE = "13977770001";

  @LocalServerPort int port;
  @Autowired JdbcClient db;
  @Autowired Ledger ledger;
  @Autowired RetentionSweep retention;

  private JsonNode register(String title, String call) {
    db.sql(
            """
            insert into telephony.call (id, version, state, caller, arrived_at, urgent_medical,
              language, ended_at, reason, recording, recording_millis)
            values (?, 1, 'ENDED', ?, now(), false, 'zh', now(), 'CALLER_HUNG_UP', ?, 1000)\
            """)
        .params(call, PHONE, "recordings/" + call + ".wav")
        .update();
    var draft = new HashMap<String, Object>();
    draft.put("contact", call);
    draft.put("type", "CONSULTATION");
    draft.put("category", "01010101");
    draft.put("title", title);
    draft.put("description", "说明" + title);
    draft.put("words", "原话" + title);
    draft.put("district", "310115");
    draft.put("address", "抹去路 7 号");
    draft.put("name", "赵抹去");
    draft.put("idNumber", "310101199001010037");
    var kept =
        ApiClient.as(port, "agent-1")
            .post(
                "/api/casework/orders",
                Map.of("draft", draft, "then", "ANSWER", "reply", "答复" + title));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return kept.body();
  }

  /// A call to the citizen about an order.
  private void called(String order, String call) {
    db.sql(
            """
            insert into telephony.call (id, version, state, direction, caller, arrived_at,
              urgent_medical, language, answered_at, ended_at, reason, recording, recording_millis,
              placed_by, about, purpose, reach, legs)
            values (?, 1, 'ENDED', 'OUTBOUND', '0', now(), false, 'zh', now(), now(),
              'CALLER_HUNG_UP', ?, 1000, 'callback-1', ?, 'CALL_BACK', 'ANSWERED',
              cast(? as jsonb))
            """)
        .params(call, "recordings/" + call + ".wav", order, leg(call))
        .update();
  }

  private static String leg(String call) {
    return """
    [{"id": "%s.z", "role": "CITIZEN", "state": "GONE", "goal": "REACH", "party": "",
      "address": "tel:%s", "offer": null, "partner": null}]
    """
        .formatted(call, PHONE);
  }

  private boolean isForgotten(String call) {
    return db.sql(
            """
            select recording is null and legs::text not like ? from telephony.call where id = ?
            """)
        .params("%" + PHONE + "%", call)
        .query(Boolean.class)
        .single();
  }

  private String submit(String title) {
    var draft = new HashMap<String, Object>();
    draft.put("contact", "call-" + title);
    draft.put("type", "HELP");
    draft.put("category", "01010101");
    draft.put("title", title);
    draft.put("description", "说明");
    draft.put("district", "310115");
    draft.put("address", "花木路 1 号");
    draft.put("name", "王小明");
    draft.put("contactPhone", PHONE);
    return ApiClient.as(port, "agent-1")
        .post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"))
        .body()
        .path("id")
        .asString();
  }

  private int post(String staff, String path, Map<String, ?> body) {
    return ApiClient.as(port, staff).post("/api/casework/" + path, body).status();
  }

  /// All but what it is like, which is told whenever the house comes to it.
  private long deeds(String id) {
    return ledger.listBySubject(id, 1000).stream()
        .filter(e -> !e.is(CaseworkFact.Clustered.class))
        .count();
  }

  private boolean isTold(String subject, String kind) {
    return ledger.listBySubject(subject, 1000).stream()
        .anyMatch(e -> e.kind().equals("casework." + kind));
  }

  @Test
  void whoHasAnInterestSeesAndHandlesTheOrderNoMore() {
    String id = submit("利益回避");
    String mine = "/api/casework/orders/" + id;
    assertEquals(200, ApiClient.as(port, "dispatcher-2").get(mine).status());
    assertEquals(
        204, post("dispatcher-2", "orders/" + id + "/interest", Map.of("kind", "RELATIVE")));
    assertEquals(404, ApiClient.as(port, "dispatcher-2").get(mine).status());
    for (String list : List.of("board?limit=200", "orders?limit=200")) {
      String rows =
          ApiClient.as(port, "dispatcher-2").get("/api/casework/" + list).body().toString();
      assertFalse(rows.contains(id), list);
    }
    var step = Map.of("lead", "d310115", "seen", 2);
    assertEquals(404, post("dispatcher-2", "orders/" + id + "/steps/dispatch", step));
    assertTrue(isTold(id, "InterestDeclared"));
    assertEquals(200, post("dispatcher-1", "orders/" + id + "/steps/dispatch", step));
    assertTrue(
        ApiClient.as(port, "manager-1")
            .get(mine)
            .body()
            .path("history")
            .toString()
            .contains("InterestDeclared"));
  }

  // promise: web/src/casework/zhPrivacy.ts «清单导出须说明理由、由另一人批准，并带水印；»
  @Test
  void aListLeavesTheHouseOnlyWhenASecondPersonAgreesAndIsMarked() throws Exception {
    String id = submit("王建国反映沪A12345占道，导出一例");
    var wish = Map.of("filter", Map.of("district", "310115", "overdue", false), "reason", "周报核对");
    var asked = ApiClient.as(port, "manager-1").post("/api/casework/exports", wish);
    assertEquals(201, asked.status(), () -> asked.body().toString());
    String export = "exports/" + asked.body().path("id").asString();
    assertEquals(
        "NotApproved",
        ApiClient.as(port, "manager-1").post("/api/casework/" + export + "/take", Map.of()).why());
    assertEquals(
        "AnotherMustAgree",
        ApiClient.as(port, "manager-1")
            .post("/api/casework/" + export + "/approve", Map.of())
            .why());
    assertEquals(200, post("leader-1", export + "/approve", Map.of()));
    assertEquals(404, post("manager-2", export + "/take", Map.of()), "only who asked takes it");
    String file = file(export);
    var lines = file.lines().toList();
    assertTrue(lines.get(0).contains("manager-1") && lines.get(0).contains("周报核对"), lines.get(0));
    assertTrue(lines.stream().skip(2).allMatch(line -> line.contains("manager-1")));
    assertTrue(file.contains("导出一例") && file.contains("139****0001"));
    assertFalse(file.contains("王建国") || file.contains("沪A12345"), file);
    assertFalse(file.contains(PHONE));
    assertTrue(isTold(asked.body().path("id").asString(), "ExportTaken"));
    assertFalse(file.contains(id), "numbers, no inner ids");
  }

  private String file(String export) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + "/api/casework/" + export + "/take"))
            .header("Authorization", "Bearer " + TestData.token())
            .header("X-Vigil-As", "manager-1")
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  // promise: web/src/casework/zhPrivacy.ts «删除个人信息、解除法律保全须由另一人同意，双方都要轻触 U 盾。»
  // promise: web/src/casework/zhPrivacy.ts «另一人同意后删除，不可恢复；办理历史保留。»
  @Test
  void anAppellantIsGivenACopyAndThenForgottenUnlessTheLawHoldsIt() throws IOException {
    var kept = register("抹去一例", "erase-call-1");
    Path wav = TestData.FOLDER.resolve("recordings/erase-call-1.wav");
    Files.createDirectories(wav.getParent());
    Files.writeString(wav, "sound");
    String id = kept.path("id").asString();
    String number = kept.path("number").asString();
    called(id, "erase-call-back");
    Path back = TestData.FOLDER.resolve("recordings/erase-call-back.wav");
    Files.writeString(back, "sound of the callback");
    String paper = TestAttachment.send(port, "agent-1", id, "a.pdf", "付款单");
    Path file = TestData.FOLDER.resolve("attachments").resolve(paper);
    assertTrue(Files.exists(file));
    var copy =
        ApiClient.as(port, "manager-1").post("/api/casework/orders/" + id + "/copy", Map.of());
    for (String own : List.of("赵抹去", PHONE, "310101199001010037", "抹去路 7 号", "答复抹去一例")) {
      assertTrue(copy.body().toString().contains(own), own);
    }
    assertEquals("REACHED", copy.body().at("/calls/0/result").asString());
    assertEquals("a.pdf", copy.body().at("/files/0").asString());
    assertTrue(isTold(id, "AccessGiven"));
    var erase = Map.of("number", number);
    assertEquals(204, post("leader-1", "orders/" + id + "/hold", Map.of("reason", "诉讼保全")));
    var held = ApiClient.as(port, "manager-1").post("/api/casework/orders/" + id + "/erase", erase);
    assertEquals("OnHold", held.why());
    agreed("leader-1", "orders/" + id + "/lift-hold", Map.of(), "manager-2");
    assertTrue(isTold(id, "HoldLifted"));
    var wrong = Map.of("number", "20220328-000001-7");
    assertEquals(409, post("manager-1", "orders/" + id + "/erase", wrong));
    long facts = deeds(id);
    agreed("manager-1", "orders/" + id + "/erase", erase, "leader-1");
    assertFalse(Files.exists(wav), "the recording is gone");
    assertFalse(Files.exists(back), "and that of the callback");
    assertTrue(isForgotten("erase-call-back"), "with the number that was called");
    assertFalse(Files.exists(file), "the paper is gone");
    assertEquals(facts + 3, deeds(id), "asked, erased, agreed: added to, not changed");
    nothingIsLeftOf(id);
    var seen = ApiClient.as(port, "agent-1").get("/api/casework/orders/" + id);
    assertEquals(200, seen.status());
    assertEquals("CLOSED", seen.body().at("/order/state").asString());
    assertEquals(409, post("manager-1", "orders/" + id + "/erase", erase), "only once");
  }

  /// What cannot be undone: one asks, nothing happens; the same person may not agree; another does.
  private void agreed(String one, String path, Map<String, ?> body, String other) {
    var asked = ApiClient.as(port, one).post("/api/casework/" + path, body);
    assertEquals(202, asked.status(), () -> asked.body().toString());
    String wish = "removals/" + asked.body().path("id").asString();
    assertTrue(isTold(asked.body().path("orderId").asString(), "RemovalAsked"));
    assertEquals(
        "AlreadyAsked", ApiClient.as(port, one).post("/api/casework/" + path, body).why(), "once");
    assertEquals(
        "AnotherMustAgree",
        ApiClient.as(port, one).post("/api/casework/" + wish + "/agree", Map.of()).why());
    assertEquals(403, post("agent-1", wish + "/agree", Map.of()));
    assertEquals(200, post(other, wish + "/agree", Map.of()));
    assertEquals(409, post(other, wish + "/agree", Map.of()), "only once");
  }

  @Test
  void whatASecondPersonRefusesIsNotDone() {
    var kept = register("不同意删除", "erase-call-2");
    String id = kept.path("id").asString();
    var erase = Map.of("number", kept.path("number").asString());
    var asked =
        ApiClient.as(port, "manager-1").post("/api/casework/orders/" + id + "/erase", erase).body();
    assertEquals("ASKED", asked.path("state").asString());
    assertEquals("说明不同意删除", description(id), "nothing is done by one alone");
    String wish = "removals/" + asked.path("id").asString();
    assertTrue(
        ApiClient.as(port, "leader-1")
            .get("/api/casework/removals")
            .body()
            .toString()
            .contains(asked.path("id").asString()));
    assertEquals(200, post("leader-1", wish + "/refuse", Map.of()));
    assertEquals(409, post("leader-1", wish + "/agree", Map.of()));
    assertEquals("说明不同意删除", description(id));
  }

  @Test
  void whatWasMergedIsNotErasedWhileItsParentIsHandled() {
    String parent = submit("并案主件");
    String child = submit("并案子件");
    int seen = look(child).at("/order/version").asInt();
    assertEquals(
        200,
        post(
            "dispatcher-1",
            "orders/" + child + "/steps/merge",
            Map.of("into", parent, "seen", seen)));
    var erase = Map.of("number", look(child).at("/order/number").asString());
    var no =
        ApiClient.as(port, "manager-1").post("/api/casework/orders/" + child + "/erase", erase);
    assertEquals("ParentStillOpen", no.why());
    assertEquals("说明", description(child));
  }

  private JsonNode look(String id) {
    return ApiClient.as(port, "dispatcher-1").get("/api/casework/orders/" + id).body();
  }

  private void nothingIsLeftOf(String id) {
    for (String query :
        List.of(
            "select o::text from casework.work_order o where id = :id",
            "select coalesce(string_agg(n::text, ' '), '') from casework.note n where order_id = :id",
            "select t::text from casework.title t where order_id = :id",
            "select c::text from telephony.call c where id = 'erase-call-1'")) {
      String row = db.sql(query).param("id", id).query(String.class).single();
      for (String gone : List.of("抹去", PHONE, "310101199001010037")) {
        assertFalse(row.contains(gone), query + ": " + row);
      }
    }
  }

  @Test
  void anOpenOrderIsNotErased() {
    String id = submit("未办结");
    String number =
        ApiClient.as(port, "agent-1")
            .get("/api/casework/orders/" + id)
            .body()
            .at("/order/number")
            .asString();
    var no =
        ApiClient.as(port, "operator-1")
            .post("/api/casework/orders/" + id + "/erase", Map.of("number", number));
    assertEquals("StillOpen", no.why());
  }

  @Test
  void whatOutlivedItsTimeIsBlankedByTheSweepAndAHoldKeepsIt() {
    String old = register("旧案", "old-call-1").path("id").asString();
    String held = register("旧案保全", "old-call-2").path("id").asString();
    assertEquals(204, post("leader-1", "orders/" + held + "/hold", Map.of("reason", "诉讼保全")));
    called(old, "old-call-back-1");
    called(held, "old-call-back-2");
    for (String id : List.of(old, held)) {
      db.sql(
              """
              update casework.work_order set state = 'ARCHIVED',
                closed_at = now() - interval '1100 days' where id = ?
              """)
          .param(id)
          .update();
    }
    db.sql(
            "update telephony.call set ended_at = now() - interval '1100 days' where id like 'old-call-%'")
        .update();
    retention.sweep();
    assertEquals("", description(old));
    assertEquals("说明旧案保全", description(held));
    assertTrue(isTold(old, "PersonalDataErased"));
    assertEquals(
        List.of("old-call-2", "old-call-back-2"),
        db.sql(
                """
                select id from telephony.call where id like 'old-call-%' and recording is not null
                order by id
                """)
            .query(String.class)
            .list());
    var page = ApiClient.as(port, "manager-1").get("/api/casework/retention").body();
    assertEquals(1095, page.at("/days/recordings").asInt());
    assertTrue(page.path("held").toString().contains(held));
    assertTrue(page.path("purges").toString().contains("personal"));
  }

  private String description(String id) {
    return db.sql("select description from casework.work_order where id = ?")
        .param(id)
        .query(String.class)
        .single();
  }
}
