package vigil.desk.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// The line's page and what a leader does from it, at the far end: the agent's desk.
@ServerTest
class LinePushTest {
  private static final String AGENT = "agent-7";
  private static final String LEADER = "leader-1";

  @LocalServerPort int port;

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }

  @BeforeEach
  void onShift() {
    assertEquals(200, as(AGENT).send("POST", "/api/workforce/shift/begin", "{}").status());
    Await.until(() -> seat().path("state").asString("").equals("READY"));
  }

  @AfterEach
  void offShift() {
    as(AGENT).send("POST", "/api/workforce/shift/end", "");
    Await.until(() -> seat().isMissingNode());
  }

  private JsonNode seat() {
    var seats = as(LEADER).get("/api/desk/line").body().path("seats");
    return StreamSupport.stream(seats.spliterator(), false)
        .filter(seat -> seat.path("staff").asString().equals(AGENT))
        .findFirst()
        .orElse(seats.path("none"));
  }

  private JsonNode mine() {
    return as(AGENT).get("/api/workforce/notices/mine").body();
  }

  @Test
  void theLineSaysHowItStandsAndNothingOfACaller() {
    var line = as(LEADER).get("/api/desk/line");
    assertEquals(200, line.status(), line::toString);
    assertEquals(60, line.body().path("hour").size());
    assertEquals("home", seat().path("site").asString());
    assertTrue(line.body().at("/health/channels/most").asInt() > 0, line::toString);
    assertTrue(line.body().at("/health/refusals/byReason").has("FULL"), line::toString);
    assertFalse(line.toString().contains("caller"), line::toString);
  }

  /// What a door shuts the buttons hide: this is the line's, and who leads it alone.
  @Test
  void onlyWhoLeadsTheLineSeesItAndSetsIt() {
    var set = Map.of("state", "REST", "reason", "no");
    for (String staff : List.of(AGENT, "dispatcher-1", "operator-1", "callback-1")) {
      assertEquals(403, as(staff).get("/api/desk/line").status(), staff);
      assertEquals(403, as(staff).post("/api/acd/seats/" + AGENT + "/force", set).status(), staff);
      assertEquals(403, as(staff).post("/api/workforce/notices", Map.of("text", "x")).status());
      assertEquals(403, as(staff).get("/api/workforce/notices").status(), staff);
    }
  }

  // promise: web/src/desk/zhLine.ts «已调整，坐席会看到是谁、为什么。»
  @Test
  void aForcedStateIsSeenByTheLeaderAndToldToTheAgent() throws IOException {
    try (var leader = new PushClient(port, LEADER, "");
        var agent = new PushClient(port, AGENT, "")) {
      Await.until(() -> leader.isLive() && agent.isLive());
      as(LEADER).get("/api/desk/line");
      var set = Map.of("state", "EQUIPMENT", "reason", "耳机有杂音，请更换");
      var seat = as(LEADER).post("/api/acd/seats/" + AGENT + "/force", set);
      assertEquals("ON_BREAK", seat.body().path("state").asString(), seat::toString);
      Await.until(() ->
          leader.listMessages("").stream()
              .anyMatch(delta ->
                  delta.path("kind").asString().equals("desk.Line")
                      && delta.at("/body/seats/0/staff").asString("").equals(AGENT)
                      && delta.at("/body/seats/0/reason").asString().equals("EQUIPMENT")));
      Await.until(() -> !agent.listMessages(AGENT).isEmpty());
      assertTrue(
          agent.heard.stream().noneMatch(one -> one.path("kind").asString("").equals("desk.Line")),
          "the line is none of the agent's business");
      Await.until(() -> mine().size() == 1);
      var told = mine().get(0);
      assertEquals("SEAT_FORCED", told.path("kind").asString());
      assertEquals(LEADER, told.path("by").asString());
      assertEquals("EQUIPMENT", told.path("seatState").asString());
      assertEquals("耳机有杂音，请更换", told.path("text").asString());
      var path = "/api/workforce/notices/" + told.path("id").asString() + "/read";
      assertEquals(404, as("agent-8").post(path, Map.of()).status(), "not to that one");
      assertEquals(0, as(AGENT).post(path, Map.of()).body().size());
    }
  }

  @Test
  void aSeatThatIsNotOnAndAReasonThatIsNoneAreRefused() {
    var set = Map.of("state", "READY", "reason", "come back");
    assertEquals("NotOnShift", as(LEADER).post("/api/acd/seats/agent-8/force", set).why());
    var silent = Map.of("state", "READY", "reason", " ");
    assertEquals(400, as(LEADER).post("/api/acd/seats/" + AGENT + "/force", silent).status());
  }

  // promise: web/src/desk/zhLine.ts «显示到坐席按“知道了”，最长 24 小时»
  @Test
  void aMessageToAllIsShownAtADeskUntilItIsAcknowledged() throws IOException {
    try (var desk = new PushClient(port, AGENT, "")) {
      Await.until(desk::isLive);
      var said = as(LEADER).post("/api/workforce/notices", Map.of("text", "14:00 起停水来电增多"));
      assertEquals(201, said.status(), said::toString);
      var id = said.body().path("id").asString();
      Await.until(() -> !desk.listMessages(id).isEmpty());
      assertFalse(desk.listMessages(id).toString().contains("停水"), "the words are asked for");
      assertEquals("14:00 起停水来电增多", mine().get(0).path("text").asString());
      assertEquals(0, as(LEADER).get("/api/workforce/notices/mine").body().size(), "one's own");
      var left = as(AGENT).post("/api/workforce/notices/" + id + "/read", Map.of());
      assertEquals(0, left.body().size(), left::toString);
      var all = as(LEADER).get("/api/workforce/notices").body();
      assertEquals(AGENT, all.get(0).path("readBy").get(0).asString(), all::toString);
    }
  }

  @Test
  void aMessageIsWordsAndShort() {
    assertEquals(400, as(LEADER).post("/api/workforce/notices", Map.of("text", " ")).status());
    var long301 = Map.of("text", "长".repeat(301));
    assertEquals(400, as(LEADER).post("/api/workforce/notices", long301).status());
  }
}
