package vigil.telephony.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.TestData;
import vigil.identity.web.ApiClient;
import vigil.kernel.Ledger;

/// Who hears a recording, over the wire, and what is told of it.
@ServerTest
class PlaysApiTest {
  private static final String SOUND = "RIFF of a caller";

  @LocalServerPort int port;
  @Autowired JdbcClient db;
  @Autowired Ledger ledger;

  /// A call that agent-1 (telephone 1001) talked with.
  private void call(String id, String ended) throws IOException {
    Path wav = TestData.FOLDER.resolve("recordings/" + id + ".wav");
    Files.createDirectories(wav.getParent());
    Files.writeString(wav, SOUND);
    db.sql(
            """
            insert into telephony.call (id, version, state, caller, arrived_at, urgent_medical,
              language, seat, ended_at, reason, recording, recording_millis)
            values (?, 1, 'ENDED', '13655550099', cast(? as timestamptz), false, 'zh', 'sip:1001',
              cast(? as timestamptz), 'CALLER_HUNG_UP', ?, 1000)
            """)
        .params(id, ended, ended, "recordings/" + id + ".wav")
        .update();
  }

  private String order(String type, String call) {
    var draft = new HashMap<String, Object>();
    draft.put("contact", call);
    draft.put("type", type);
    draft.put("category", "01010101");
    draft.put("title", "话务员态度" + call);
    draft.put("description", "来电时话务员态度不好");
    draft.put("district", "310116");
    draft.put("address", "金山大道 1 号");
    draft.put("name", "王小明");
    draft.put("contactPhone", "13655550099");
    var kept =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return kept.body().path("id").asString();
  }

  private ApiClient.Answer play(String staff, String call, Map<String, String> wish) {
    return ApiClient.as(port, staff).post("/api/telephony/calls/" + call + "/plays", wish);
  }

  private int hear(String staff, String call, String play) {
    return ApiClient.as(port, staff)
        .get("/api/telephony/calls/" + call + "/recording?play=" + play)
        .status();
  }

  private long told(String call) {
    return ledger.listBySubject(call, 100).stream()
        .filter(e -> e.kind().equals("telephony.RecordingPlayed"))
        .count();
  }

  // promise: web/src/casework/zhPages.ts «每次收听都会被记录。»
  @Test
  void theAgentWhoTalkedHearsItForADayAndEachHearingIsTold() throws IOException {
    call("play-own", "now");
    var own = Map.of("reason", "OWN_CALL");
    var leave = play("agent-1", "play-own", own);
    assertEquals(201, leave.status(), () -> leave.body().toString());
    String id = leave.body().path("id").asString();
    assertEquals(200, hear("agent-1", "play-own", id));
    assertEquals(403, hear("agent-1", "play-own", "none-such"));
    assertEquals(403, hear("agent-2", "play-own", id), "a leave is hers alone");
    assertEquals(404, play("agent-2", "play-own", own).status(), "another's call is not there");
    assertEquals(1, told("play-own"));
    assertEquals(201, play("agent-1", "play-own", own).status());
    assertEquals(2, told("play-own"));
    db.sql("update telephony.play set good_until = now() where id = ?").param(id).update();
    assertEquals(403, hear("agent-1", "play-own", id), "it is over");
    call("play-old", "2022-03-28T02:00:00Z");
    assertEquals(404, play("agent-1", "play-old", own).status(), "more than a day ago");
  }

  @Test
  void whoHandlesAComplaintHearsTheCallItIsAboutAndNoOther() throws IOException {
    call("play-first", "2022-03-28T02:00:00Z");
    call("play-help", "2022-03-28T03:00:00Z");
    String complaint = order("COMPLAINT", "play-first");
    String help = order("HELP", "play-help");
    var wish = Map.of("reason", "COMPLAINT", "order", complaint);
    assertEquals(201, play("reviewer-1", "play-first", wish).status());
    assertEquals(
        "NotYoursToHear",
        play("reviewer-1", "play-help", Map.of("reason", "COMPLAINT", "order", help)).why(),
        "an order that is no complaint");
    assertEquals("NotYoursToHear", play("agent-2", "play-first", wish).why(), "answers calls only");
    var fact =
        ledger.listBySubject("play-first", 100).stream()
            .filter(e -> e.kind().equals("telephony.RecordingPlayed"))
            .findFirst()
            .orElseThrow();
    assertEquals(complaint, fact.body().path("order").asString());
    assertEquals("reviewer-1", fact.body().path("by").asString());
    assertEquals(
        204,
        ApiClient.as(port, "reviewer-1")
            .post("/api/casework/orders/" + complaint + "/interest", Map.of("kind", "RELATIVE"))
            .status());
    assertEquals(404, play("reviewer-1", "play-first", wish).status(), "she stepped aside");
  }

  @Test
  void leadersHearWithAReasonAndUnitsNever() throws IOException {
    call("play-leaders", "2022-03-28T04:00:00Z");
    for (String staff : List.of("leader-1", "manager-1")) {
      assertEquals(400, play(staff, "play-leaders", Map.of()).status());
      assertEquals(201, play(staff, "play-leaders", Map.of("reason", "DISPUTE")).status());
    }
    assertEquals(2, told("play-leaders"));
    for (String staff : List.of("clerk-310116", "editor-1", "operator-1")) {
      assertEquals(403, play(staff, "play-leaders", Map.of("reason", "DISPUTE")).status(), staff);
      assertEquals(403, hear(staff, "play-leaders", ""), staff);
    }
    var dispute = Map.of("reason", "DISPUTE");
    assertEquals(
        404, play("handler-310116", "play-leaders", dispute).status(), "only calls of its own");
    assertEquals(403, hear("handler-310116", "play-leaders", ""));
  }

  @Test
  void anAgentsListHoldsHerOwnCallsOfADay() throws IOException {
    call("play-list-new", "now");
    call("play-list-old", "2022-03-28T05:00:00Z");
    assertTrue(list("agent-1").contains("play-list-new"));
    assertFalse(list("agent-1").contains("play-list-old"));
    assertFalse(list("agent-2").contains("play-list"));
    assertTrue(list("leader-1").contains("play-list-old"));
    for (String staff : List.of("dispatcher-1", "reviewer-1", "clerk-310116")) {
      assertEquals(403, ApiClient.as(port, staff).get("/api/telephony/calls").status(), staff);
    }
  }

  private String list(String staff) {
    return ApiClient.as(port, staff).get("/api/telephony/calls?limit=200").body().toString();
  }
}
