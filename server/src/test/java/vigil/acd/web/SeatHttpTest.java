package vigil.acd.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.ServerTest;
import vigil.acd.AcdFact;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.kernel.Ledger;
import vigil.kernel.Masked;
import vigil.kernel.Phone;
import vigil.telephony.Call;
import vigil.telephony.CallListener;
import vigil.telephony.CallerNeed;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.workforce.WorkforceFact;

/// A seat's day over HTTP, against the whole server.
@ServerTest
class SeatHttpTest {
  @LocalServerPort int port;
  @Autowired CallListener line;
  @Autowired JdbcClient db;
  @Autowired Ledger ledger;
  @Autowired TransactionTemplate transaction;

  private static String state(ApiClient api) {
    return api.get("/api/acd/seat").body().path("state").asString();
  }

  @Test
  void aShiftFromItsBeginningToItsEnd() {
    var agent = ApiClient.as(port, "agent-11");
    assertEquals("NotOnShift", agent.send("POST", "/api/acd/seat/ready", "").why());
    var shift = agent.send("POST", "/api/workforce/shift/begin", "{}");
    assertEquals("sip:1011", shift.body().path("address").asString(), shift::toString);
    assertEquals(
        "PhoneTaken",
        ApiClient.as(port, "agent-12")
            .send("POST", "/api/workforce/shift/begin", "{\"address\":\"sip:1011\"}")
            .why());
    assertEquals(200, agent.send("POST", "/api/acd/seat/ready", "").status());
    var rest = agent.send("POST", "/api/acd/seat/break", "{\"reason\":\"MEAL\"}");
    assertEquals("ON_BREAK", rest.body().path("state").asString(), rest::toString);
    assertEquals("NoAfterCallWork", agent.send("POST", "/api/acd/seat/save-later", "").why());
    Await.until(() -> breaks(agent) == 1);
    assertEquals(200, agent.send("POST", "/api/workforce/shift/end", "").status());
    Await.until(() -> state(agent).equals("OFF"));
  }

  private static long breaks(ApiClient agent) {
    return agent.get("/api/acd/shift").body().path("counts").path("breaks").asLong();
  }

  /// What it shows is what the ledger tells, fact by fact.
  @Test
  void theOwnShiftIsAFullCountOfTheLedger() {
    var agent = ApiClient.as(port, "agent-12");
    transaction.executeWithoutResult(_ ->
        ledger.append(
            List.of(
                new WorkforceFact.ShiftBegan("agent-12", "sip:1012", "home", List.of()),
                new AcdFact.Answered("0190-own-1", "0190-own-1.1", "agent-12", 900),
                new AcdFact.Answered("0190-own-2", "0190-own-2.1", "agent-12", 900),
                new AcdFact.SeatReady("agent-12", "said ready"))));
    Await.until(
        () -> agent.get("/api/acd/shift").body().path("counts").path("calls").asLong() == 2);
    var shift = agent.get("/api/acd/shift").body();
    var began = shift.path("beganAt").asString();
    assertEquals(2, countAnsweredSince(began, "agent-12"), shift::toString);
    assertEquals(3600, shift.path("talk").path("most").asLong(), shift::toString);
  }

  private long countAnsweredSince(String began, String staff) {
    return db.sql(
            """
            select count(*) from kernel.fact
            where kind = 'acd.Answered' and body->>'staff' = ? and at >= cast(? as timestamptz)
            """)
        .params(staff, began)
        .query(Long.class)
        .single();
  }

  @Test
  void aSeatIsAPhoneOfThisHouse() {
    var outside =
        ApiClient.as(port, "agent-12")
            .send("POST", "/api/workforce/shift/begin", "{\"address\":\"sip:1012@192.0.2.7\"}");
    assertEquals(400, outside.status(), outside::toString);
    assertEquals("address", outside.body().path("field").asString(), outside::toString);
  }

  @Test
  void theQueueShowsWhoWaitsAndSaysWhy() {
    var call = new Call("0190-seat-http", Masked.of(new Phone("13800005678")), true, Instant.EPOCH);
    line.arrived(call, CallerNeed.ORDINARY);
    var agent = ApiClient.as(port, "agent-10");
    Await.until(
        () -> agent.get("/api/acd/queue").body().path("waiting").toString().contains(call.id()));
    var why = agent.get("/api/acd/calls/" + call.id() + "/why");
    assertEquals("WAITING", why.body().path("now").path("state").asString(), why::toString);
    assertTrue(why.body().path("story").toString().contains("进入排队"), why::toString);
    line.ended(call.id(), EndReason.CALLER_HUNG_UP);
    Await.until(
        () -> agent.get("/api/acd/calls/" + call.id() + "/why").body().path("now").isNull());
    assertEquals(404, agent.get("/api/acd/calls/none/why").status());
  }
}
