package vigil.acd.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.kernel.Masked;
import vigil.kernel.Phone;
import vigil.telephony.Call;
import vigil.telephony.CallListener;
import vigil.telephony.CallerNeed;
import vigil.telephony.TelephonyFact.EndReason;

/// A seat's day over HTTP, against the whole server.
@ServerTest
class SeatHttpTest {
  @LocalServerPort int port;
  @Autowired CallListener line;

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
    assertEquals(200, agent.send("POST", "/api/workforce/shift/end", "").status());
    Await.until(() -> state(agent).equals("OFF"));
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
