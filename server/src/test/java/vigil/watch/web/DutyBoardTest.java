package vigil.watch.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Ledger;
import vigil.watch.Watch;

/// The duty's page through its doors: what one tells the next, and who was woken how often.
@ServerTest
class DutyBoardTest {
  private static final String NOTES = "/api/watch/duty/handovers";
  private static final String WORDS = "夜里两起停水来电，供水集团抢修到六点。";

  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired Watch watch;
  @Autowired InstantSource clock;

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }

  private JsonNode board(String staff) {
    return as(staff).get("/api/watch/duty/board").body();
  }

  private JsonNode note(String staff, String id) {
    return board(staff)
        .path("handovers")
        .valueStream()
        .filter(one -> one.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  // promise: web/src/watch/zhDuty.ts «接班人读后确认»
  @Test
  void whoEndsADutyTellsTheNextWhoConfirmsHavingReadIt() {
    String first = watch.listOnDuty(clock.instant()).getFirst();
    assertEquals(400, as(first).post(NOTES, Map.of("words", " ")).status());
    assertEquals(403, as("agent-1").post(NOTES, Map.of("words", WORDS)).status());
    var written = as(first).post(NOTES, Map.of("words", WORDS));
    assertEquals(201, written.status(), written::toString);
    String id = written.body().path("id").asString();
    String next = written.body().path("to").asString();
    assertFalse(next.equals(first), "the next is another");
    assertEquals(WORDS, note(next, id).path("words").asString());
    assertTrue(note(next, id).path("confirmedBy").isNull());

    String confirm = NOTES + "/" + id + "/confirm";
    assertEquals("OwnHandover", as(first).post(confirm, Map.of()).why());
    assertEquals("HandoverOfAnother", as("leader-1").post(confirm, Map.of()).why());
    assertTrue(note(next, id).path("confirmedBy").isNull(), "the next still has it before them");
    assertEquals(200, as(next).post(confirm, Map.of()).status());
    assertEquals(200, as(next).post(confirm, Map.of()).status());
    assertEquals(next, note(first, id).path("confirmedBy").asString(), "whom it is for");
    assertEquals(404, as(next).post(NOTES + "/none/confirm", Map.of()).status());
    var facts = ledger.listBySubject(id, 10);
    assertEquals(2, facts.size());
    assertFalse(facts.toString().contains("停水"), "words stand beside the ledger");
  }

  // promise: web/src/watch/zhDuty.ts «话机未登记，现在不会响»
  @Test
  void aPhoneThatIsNotRegisteredIsNotSaidToRing() {
    var ways = as("manager-3").get("/api/watch/duty/my-ways").body().path("rows").valueStream();
    var phone = ways.filter(row -> row.path("way").asString().equals("PHONE")).findFirst();
    assertEquals("NOT_REGISTERED", phone.orElseThrow().path("state").asString());
    boolean isRung =
        board("manager-3")
            .path("woken")
            .valueStream()
            .filter(row -> row.path("staff").asString().equals("manager-3"))
            .anyMatch(row -> row.path("isRung").asBoolean());
    assertFalse(isRung);
  }

  @Test
  void theBoardSaysWhoWasWokenAndProposesTheLeastWoken() {
    JsonNode board = board("manager-1");
    var rows = board.path("woken");
    assertTrue(
        rows.valueStream().anyMatch(row -> row.path("staff").asString().equals("manager-2")));
    var proposed = board.path("proposed").valueStream().map(JsonNode::asString).toList();
    assertTrue(proposed.contains("manager-1"), "they have phones of the house");
    int before = -1;
    for (String staff : proposed) {
      int nights =
          rows.valueStream()
              .filter(row -> row.path("staff").asString().equals(staff))
              .mapToInt(row -> row.path("atNight").asInt())
              .sum();
      assertTrue(nights >= before, proposed::toString);
      before = nights;
    }
    assertEquals(19, board.path("hours").path("test").asInt());
    assertEquals(403, as("agent-1").get("/api/watch/duty/board").status());
  }
}
