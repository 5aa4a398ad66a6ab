package vigil.desk.pop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.casework.Draft;
import vigil.casework.DraftBuilder;
import vigil.casework.Order;
import vigil.casework.Registration;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.web.ApiClient;

/// What an agent sees while the phone rings.
@ServerTest
class ScreenPopTest {
  private static final String CALLER = "13900137531";
  private static final Staff AGENT =
      new Staff("agent-11", "话务员", "Agent", Set.of(Role.AGENT), null, "1011");

  @LocalServerPort int port;
  @Autowired JdbcClient db;
  @Autowired Casework casework;

  @Test
  void theCallerIsMaskedAndEarlierOrdersAreThere() {
    call("pop-first", CALLER, true);
    var agent = ApiClient.as(port, "agent-11");
    var draft =
        Map.of(
            "contact", "pop-first",
            "type", "HELP",
            "urgency", "NORMAL",
            "title", "血透去不了",
            "description", "小区封闭，血透病人无法外出");
    var kept = agent.post("/api/casework/orders", Map.of("draft", draft, "then", "KEEP"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    call("pop-second", CALLER, true);
    var pop = agent.get("/api/desk/pop/pop-second");
    assertEquals(200, pop.status());
    assertEquals("139****7531", pop.body().path("caller").asString());
    assertEquals(
        kept.body().path("number").asString(), pop.body().at("/earlier/0/number").asString());
    assertEquals(1, pop.body().path("open").asInt());
    assertFalse(pop.body().toString().contains(CALLER));
    assertEquals(404, agent.get("/api/desk/pop/no-such-call").status());
    call("pop-unasserted", CALLER, false);
    var shut = agent.get("/api/desk/pop/pop-unasserted").body();
    assertFalse(shut.path("isAsserted").asBoolean());
    assertEquals(0, shut.path("earlier").size(), "anybody may have written the number");
    var opened = agent.get("/api/desk/pop/pop-unasserted?opened=true").body();
    assertEquals(1, opened.path("earlier").size());
    for (String path : List.of("/api/desk/pop/pop-second", "/api/telephony/calls/pop-second")) {
      assertEquals(
          404, ApiClient.as(port, "agent-12").get(path).status(), "another's caller: " + path);
      assertEquals(200, ApiClient.as(port, "manager-1").get(path).status(), path);
    }
    String earlier = "/api/casework/earlier?call=pop-second";
    assertEquals(0, ApiClient.as(port, "agent-12").get(earlier).body().size(), "another's caller");
    assertEquals(1, agent.get(earlier).body().size());
  }

  // promise: docs/security.md «A withheld number is nobody's: it opens no earlier orders»
  @Test
  void aWithheldNumberIsNobodysWhoeverVouchesForIt() {
    var agent = ApiClient.as(port, "agent-11");
    var stranger = casework.register(withheld("另一位来电人的投诉"), List.of(), AGENT);
    var second = casework.register(withheld("同一分类的另一件"), List.of(), AGENT);
    assertTrue(stranger instanceof Registration.Registered);
    assertFalse(((Registration.Registered) second).order().has(Order.Flag.REPEAT));
    call("pop-withheld", "000", true);
    for (String path : List.of("", "?opened=true")) {
      var pop = agent.get("/api/desk/pop/pop-withheld" + path);
      assertEquals(200, pop.status());
      assertTrue(pop.body().path("isWithheld").asBoolean());
      assertFalse(pop.body().path("isAsserted").asBoolean());
      assertEquals(0, pop.body().path("earlier").size(), () -> pop.body().toString());
      assertEquals(0, pop.body().path("open").asInt());
    }
    assertEquals(0, agent.get("/api/casework/earlier?call=pop-withheld").body().size());
    var writing =
        Map.of("contact", "pop-withheld", "title", "另一位来电人的投诉", "description", "楼道堆物无人清理");
    var likes = agent.post("/api/casework/likes", writing).body();
    assertEquals(0, likes.path("samePhone").asInt());
    var search = Map.of("phone", "000", "reason", "VERIFY_IDENTITY");
    var found = agent.post("/api/casework/phone-searches", search);
    assertEquals(200, found.status());
    assertEquals(0, found.body().size(), () -> found.body().toString());
  }

  private static Draft withheld(String title) {
    return DraftBuilder.help()
        .category("240202")
        .told(title, "楼道堆物无人清理")
        .call(null)
        .in(null, null, null)
        .byNumber("000")
        .draft();
  }

  private void call(String id, String caller, boolean isAsserted) {
    db.sql(
            """
            insert into telephony.call (id, version, state, caller, caller_asserted, arrived_at,
              urgent_medical, language, seat, ended_at, reason)
            values (?, 1, 'ENDED', ?, ?, now(), false, 'zh', 'sip:1011', now(), 'CALLER_HUNG_UP')\
            """)
        .params(id, caller, isAsserted)
        .update();
  }
}
