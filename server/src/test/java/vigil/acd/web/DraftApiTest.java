package vigil.acd.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// What an agent has written about a call is there at another machine, and for nobody else.
@ServerTest
class DraftApiTest {
  private static final String CALL = "0190-draft-of-agent-9";
  private static final String DRAFT = "/api/acd/drafts/" + CALL;
  private static final String WORDS = "{\"description\":\"血透要通行证\"}";

  @LocalServerPort int port;
  @Autowired JdbcClient db;

  @BeforeEach
  void anOwedCall() {
    db.sql(
            """
            insert into acd.debt (call, staff, answered_at) values (?, 'agent-9', now())
            on conflict (call, staff) do update set settled_at = null, work_order = null
            """)
        .param(CALL)
        .update();
  }

  private ApiClient agent() {
    return ApiClient.as(port, "agent-9");
  }

  private int save(String words) {
    String body = JsonMapper.builder().build().writeValueAsString(Map.of("words", words));
    return agent().send("PUT", DRAFT, body).status();
  }

  // promise: docs/wires.md «what was written is there again at another machine»
  @Test
  void whatWasWrittenIsThereAtAnotherMachineAndForNobodyElse() {
    assertTrue(agent().get(DRAFT).body().path("words").isNull());
    assertEquals(200, save(WORDS));
    var kept = ApiClient.as(port, "agent-9").get(DRAFT).body();
    assertEquals(WORDS, kept.path("words").asString());
    assertFalse(kept.path("savedAt").isNull());
    assertEquals(404, ApiClient.as(port, "agent-10").get(DRAFT).status());
    assertEquals(404, ApiClient.as(port, "leader-1").get(DRAFT).status());
    assertFalse(row().contains("血透"), "sealed in the table");
    assertEquals(400, save("x".repeat(40_001)));
    assertEquals(204, agent().send("DELETE", DRAFT, "").status());
    assertTrue(agent().get(DRAFT).body().path("words").isNull());
  }

  private String row() {
    return db.sql("select words from acd.draft where call = ?")
        .param(CALL)
        .query(String.class)
        .single();
  }

  // promise: docs/wires.md «gone once the order is saved»
  @Test
  void theOrderTakesTheDraftsPlace() {
    assertEquals(200, save(WORDS));
    var draft = new HashMap<String, Object>();
    draft.put("channel", "PHONE");
    draft.put("contact", CALL);
    draft.put("type", "HELP");
    draft.put("category", "01010101");
    draft.put("title", "透析病人无法到院");
    draft.put("description", "小区封控，透析病人周四必须到院。");
    draft.put("district", "310115");
    draft.put("address", "栖山路1700弄");
    draft.put("name", "王小明");
    draft.put("occurred", "2022-03-28T02:00:00Z");
    draft.put("contactPhone", "13917000001");
    var saved = agent().post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"));
    assertTrue(saved.status() < 300, saved::toString);
    Await.until(() ->
        db.sql("select count(*) from acd.draft where call = ?")
                .param(CALL)
                .query(Long.class)
                .single()
            == 0);
  }
}
