package vigil.understanding.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.TestData;
import vigil.identity.web.ApiClient;
import vigil.kernel.Ledger;
import vigil.telephony.CallRetention;

/// A recording from the draw to the agent's objection, through the doors. Each test has a week of
/// its own, and a call of agent-9 in it.
@ServerTest
class SheetHttpTest {
  private static final String SHEETS = "/api/understanding/sheets";

  @LocalServerPort int port;
  @Autowired JdbcClient db;
  @Autowired Ledger ledger;
  @Autowired CallRetention retention;

  // promise: docs/quality.md «shown to neither before both are in»
  @Test
  void twoReadersScoreApartAManagerSettlesAndTheAgentObjectsOnce() throws IOException {
    JsonNode sheet = drawn("sheet-life", "2021-03-01");
    String path = SHEETS + "/sheet-life";
    assertEquals("OPEN", sheet.path("state").asString());
    ok(as("reviewer-1").post(path + "/score", scored(sheet, true)));
    JsonNode half = ok(as("manager-1").get(path));
    assertTrue(half.at("/scores/readings").isEmpty(), half.toString());
    assertTrue(half.at("/scores/own").isNull(), half.toString());
    assertFalse(half.toString().contains("reviewer-1"), half.toString());
    assertEquals(
        "SheetReadAlready", as("reviewer-1").post(path + "/score", scored(sheet, true)).why());
    assertEquals(409, as("reviewer-1").post(path + "/score", scored(sheet, true)).status());
    JsonNode apart = ok(as("manager-1").post(path + "/score", scored(sheet, false)));
    assertEquals("DIFFERING", apart.path("state").asString());
    assertEquals(2, apart.at("/scores/readings").size());

    var settle = scored(sheet, true, "seen", apart.path("version").asInt());
    assertEquals(403, as("reviewer-1").post(path + "/settle", settle).status());
    assertEquals("ThirdMustDecide", as("manager-1").post(path + "/settle", settle).why());
    var stale = as("manager-2").post(path + "/settle", scored(sheet, true, "seen", 1));
    assertEquals(409, stale.status());
    assertEquals("Stale", stale.why());
    JsonNode settled = ok(as("manager-2").post(path + "/settle", settle));
    assertEquals(100.0, settled.at("/scores/total").asDouble());

    assertTrue(mine("agent-9", "sheet-life") == null, "no note yet");
    int version = settled.path("version").asInt();
    var note = Map.of("seen", version, "note", "报工号要清楚；市民王小明电话13812345678");
    JsonNode coached = ok(as("reviewer-1").post(path + "/coach", note));
    assertEquals("SheetElsewhere", coach(path, coached).why());
    objectOnce(path, coached.path("version").asInt());
  }

  private ApiClient.Answer coach(String path, JsonNode sheet) {
    return as("reviewer-1")
        .post(path + "/coach", Map.of("seen", sheet.path("version").asInt(), "note", "再写一次"));
  }

  private void objectOnce(String path, int version) {
    String shown = String.valueOf(mine("agent-9", "sheet-life"));
    assertTrue(shown.contains("报工号要清楚"), shown);
    for (String hidden : List.of("13812345678", "reviewer-1", "manager-1")) {
      assertFalse(shown.contains(hidden), shown);
    }
    assertTrue(mine("agent-8", "sheet-life") == null, "another's");
    assertEquals(404, as("agent-8").post(path + "/acknowledge", Map.of("seen", version)).status());
    ok(as("agent-9").post(path + "/acknowledge", Map.of("seen", version)));
    var ground = Map.of("seen", version + 1, "ground", "线路嘈杂，已复述工号");
    ok(as("agent-9").post(path + "/object", ground));
    var again = Map.of("seen", version + 2, "ground", "再次异议");
    assertEquals("SheetObjectedAlready", as("agent-9").post(path + "/object", again).why());
    var decision = Map.of("seen", version + 2, "upheld", true, "note", "录音可证");
    assertEquals(403, as("reviewer-1").post(path + "/decide", decision).status());
    ok(as("manager-1").post(path + "/decide", decision));
    assertTrue(String.valueOf(mine("agent-9", "sheet-life")).contains("WITHDRAWN"));
    var told =
        ledger.listBySubject("sheet/sheet-life", 100).stream().map(one -> one.kind()).toList();
    assertEquals(
        List.of(
            "understanding.CallSampled",
            "understanding.SheetScored",
            "understanding.SheetScored",
            "understanding.SheetSettled",
            "understanding.AgentCoached",
            "understanding.CoachingAcknowledged",
            "understanding.SheetObjected",
            "understanding.SheetObjectionDecided"),
        told);
  }

  // promise: docs/quality.md «nobody scores a call in which they talked»
  @Test
  void nobodyScoresTheOwnCallAndOutsidersSeeNoSheet() throws IOException {
    JsonNode sheet = drawn("sheet-own", "2021-03-08");
    db.sql(
            """
            update understanding.sheet
            set body = jsonb_set(body, '{sample,talked}', '["agent-9", "reviewer-1"]')
            where call = 'sheet-own'
            """)
        .update();
    var own = as("reviewer-1").post(SHEETS + "/sheet-own/score", scored(sheet, true));
    assertEquals(403, own.status());
    assertEquals("OwnCallScored", own.why());
    assertEquals(404, as("reviewer-1").get(SHEETS + "/sheet-own").status());
    for (String staff : List.of("agent-9", "clerk-310115", "operator-1")) {
      assertEquals(403, as(staff).get(SHEETS + "/sheet-own").status(), staff);
    }
    assertEquals(404, as("editor-310101").get(SHEETS).status(), "a unit's reviewer");
    var wrong = new ArrayList<Map<String, Object>>();
    wrong.add(Map.of("criterion", "GREETING", "score", 9));
    assertEquals(
        400, as("manager-1").post(SHEETS + "/sheet-own/score", Map.of("scores", wrong)).status());
  }

  // promise: docs/quality.md «nobody scores it any more»
  @Test
  void whatNobodyCanHearAnyMoreIsNotScored() throws IOException {
    JsonNode sheet = drawn("sheet-unheard", "2021-04-12");
    db.sql("update telephony.call set recording = null where id = 'sheet-unheard'").update();
    var gone = as("reviewer-1").post(SHEETS + "/sheet-unheard/score", scored(sheet, true));
    assertEquals(409, gone.status());
    assertEquals("SheetRecordingGone", gone.why());
  }

  // promise: docs/quality.md «each hearing is told with its ground»
  @Test
  void aReaderHearsTheSampledCallWithItsGroundToldAndNoOther() throws IOException {
    drawn("sheet-heard", "2021-03-15");
    call("sheet-not-drawn", "2021-03-24T04:00:00Z");
    var wish = Map.of("reason", "SERVICE_QUALITY");
    assertEquals(201, play("reviewer-1", "sheet-heard", wish).status());
    assertEquals(404, play("reviewer-1", "sheet-not-drawn", wish).status());
    var told =
        ledger.listBySubject("sheet-heard", 100).stream()
            .filter(one -> one.kind().equals("telephony.RecordingPlayed"))
            .toList();
    assertEquals(1, told.size());
    assertTrue(told.getFirst().body().toString().contains("SERVICE_QUALITY"));
  }

  // promise: docs/quality.md «a recording that is gone says so»
  @Test
  void aRecordingThatIsGoneSaysSo() throws IOException {
    JsonNode sheet = drawn("sheet-gone", "2021-03-29");
    assertTrue(sheet.path("isRecorded").asBoolean(sheet.path("recorded").asBoolean()));
    retention.erase("sheet-gone");
    JsonNode gone = ok(as("reviewer-1").get(SHEETS + "/sheet-gone"));
    assertFalse(gone.path("isRecorded").asBoolean(gone.path("recorded").asBoolean()));
    var wish = Map.of("reason", "SERVICE_QUALITY");
    assertEquals(404, play("reviewer-1", "sheet-gone", wish).status());
  }

  @Test
  void aDayIsDrawnOnceAndAgreementIsSilentForFew() throws IOException {
    drawn("sheet-once", "2021-04-05");
    call("sheet-late", "2021-04-05T05:00:00Z");
    assertEquals(0, draw("2021-04-05"));
    assertEquals(400, as("manager-1").post(SHEETS + "/draw", Map.of("day", "2999-01-01")).status());
    assertEquals(
        403, as("reviewer-1").post(SHEETS + "/draw", Map.of("day", "2021-04-06")).status());
    JsonNode agreement = ok(as("leader-1").get(SHEETS + "/agreement?from=2021-01-01"));
    assertEquals(20, agreement.path("least").asInt());
    assertEquals(6, agreement.path("criteria").size());
    assertEquals(
        agreement.at("/criteria/0/criterion"), agreement.at("/form/0/code"), "each has its name");
    assertTrue(agreement.at("/criteria/0/kappa").isNull(), agreement.toString());
  }

  private ApiClient.Answer play(String staff, String call, Map<String, String> wish) {
    return as(staff).post("/api/telephony/calls/" + call + "/plays", wish);
  }

  private JsonNode drawn(String call, String day) throws IOException {
    call(call, day + "T04:00:00Z");
    assertEquals(1, draw(day));
    return ok(as("reviewer-1").get(SHEETS + "/" + call));
  }

  private int draw(String day) {
    return ok(as("manager-1").post(SHEETS + "/draw", Map.of("day", day))).path("drawn").asInt();
  }

  /// Every criterion at its best, or at its worst.
  private static Map<String, Object> scored(JsonNode sheet, boolean isBest) {
    var scores = new ArrayList<Map<String, Object>>();
    for (JsonNode one : sheet.path("criteria")) {
      JsonNode allowed = one.path("scores");
      int score = allowed.get(isBest ? allowed.size() - 1 : 0).asInt();
      scores.add(Map.of("criterion", one.path("code").asString(), "score", score));
    }
    return Map.of("scores", scores);
  }

  private static Map<String, Object> scored(
      JsonNode sheet, boolean isBest, String field, int value) {
    return Map.of("scores", scored(sheet, isBest).get("scores"), field, value);
  }

  private @Nullable JsonNode mine(String agent, String call) {
    for (JsonNode one : ok(as(agent).get(SHEETS + "/mine"))) {
      if (one.at("/sample/call").asString().equals(call)) {
        return one;
      }
    }
    return null;
  }

  /// A call that agent-9 talked with.
  private void call(String id, String ended) throws IOException {
    Path wav = TestData.FOLDER.resolve("recordings/" + id + ".wav");
    Files.createDirectories(wav.getParent());
    Files.writeString(wav, "RIFF of a caller");
    String phone =
        db.sql("select extension from identity.staff where id = 'agent-9'")
            .query(String.class)
            .single();
    db.sql(
            """
            insert into telephony.call (id, version, state, caller, arrived_at, urgent_medical,
              language, seat, ended_at, reason, recording, recording_millis)
            values (?, 1, 'ENDED', '13655550099', cast(? as timestamptz), false, 'zh', ?,
              cast(? as timestamptz), 'CALLER_HUNG_UP', ?, 1000)
            """)
        .params(id, ended, "sip:" + phone, ended, "recordings/" + id + ".wav")
        .update();
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }

  private static JsonNode ok(ApiClient.Answer answer) {
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return answer.body();
  }
}
