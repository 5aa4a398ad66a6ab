package vigil.desk.pop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.identity.web.Api;

/// What an agent sees while the phone rings.
@ServerTest
class PopTest {
  private static final String CALLER = "13900137531";

  @LocalServerPort int port;
  @Autowired JdbcClient db;

  @Test
  void theCallerIsMaskedAndEarlierOrdersAreThere() {
    call("pop-first", true);
    var agent = Api.as(port, "agent-11");
    var draft =
        Map.of(
            "contact", "pop-first",
            "type", "HELP",
            "urgency", "NORMAL",
            "title", "血透去不了",
            "description", "小区封闭，血透病人无法外出");
    var kept = agent.post("/api/casework/orders", Map.of("draft", draft, "then", "KEEP"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    call("pop-second", true);
    var pop = agent.get("/api/desk/pop/pop-second");
    assertEquals(200, pop.status());
    assertEquals("139****7531", pop.body().path("caller").asString());
    assertEquals(
        kept.body().path("number").asString(), pop.body().at("/earlier/0/number").asString());
    assertEquals(1, pop.body().path("open").asInt());
    assertFalse(pop.body().toString().contains(CALLER));
    assertEquals(404, agent.get("/api/desk/pop/no-such-call").status());
    call("pop-unasserted", false);
    var shut = agent.get("/api/desk/pop/pop-unasserted").body();
    assertFalse(shut.path("isAsserted").asBoolean());
    assertEquals(0, shut.path("earlier").size(), "anybody may have written the number");
    var opened = agent.get("/api/desk/pop/pop-unasserted?opened=true").body();
    assertEquals(1, opened.path("earlier").size());
    for (String path : List.of("/api/desk/pop/pop-second", "/api/telephony/calls/pop-second")) {
      assertEquals(404, Api.as(port, "agent-12").get(path).status(), "another's caller: " + path);
      assertEquals(200, Api.as(port, "manager-1").get(path).status(), path);
    }
    String earlier = "/api/casework/earlier?call=pop-second";
    assertEquals(0, Api.as(port, "agent-12").get(earlier).body().size(), "another's caller");
    assertEquals(1, agent.get(earlier).body().size());
  }

  private void call(String id, boolean isAsserted) {
    db.sql(
            """
            insert into telephony.call (id, version, state, caller, caller_asserted, arrived_at,
              urgent_medical, language, seat, ended_at, reason)
            values (?, 1, 'ENDED', ?, ?, now(), false, 'zh', 'sip:1011', now(), 'CALLER_HUNG_UP')\
            """)
        .params(id, CALLER, isAsserted)
        .update();
  }
}
