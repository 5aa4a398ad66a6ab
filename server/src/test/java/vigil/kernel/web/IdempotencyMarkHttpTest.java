package vigil.kernel.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// Whatever registers an order marks its key in the same transaction, or a server killed there
/// would register it twice (KillsUnderLoadTest kills it).
@ServerTest
class IdempotencyMarkHttpTest {
  private static final Map<String, Object> APPEAL =
      Map.of(
          "type", "HELP",
          "title", "路灯不亮",
          "description", "路灯坏了一周，晚上很黑。",
          "category", "01010101",
          "district", "310115",
          "address", "锦绣路1号",
          "name", "王小明",
          "phone", "13812345678");

  @LocalServerPort int port;
  @Autowired JdbcClient db;

  @Test
  void aRegistrationByAnAgentAndOneByThePortalMarkTheirKeys() {
    var draft = new HashMap<>(APPEAL);
    draft.remove("phone");
    draft.put("contact", "call-of-done-once");
    var agent = ApiClient.as(port, "agent-3").with("Idempotency-Key", "done-agent");
    var body = Map.of("draft", draft, "then", "SUBMIT");
    assertEquals(201, agent.post("/api/casework/orders", body).status());
    var citizen = ApiClient.browser(port).with("Idempotency-Key", "done-citizen");
    assertEquals(201, citizen.post("/api/portal/appeals", APPEAL).status());
    assertTrue(isMarked("done-agent"));
    assertTrue(isMarked("done-citizen"));
  }

  private boolean isMarked(String key) {
    return db.sql("select bool_and(done) from kernel.idempotent where key = ?")
        .param(IdempotencyKeyCipher.hash(key))
        .query(Boolean.class)
        .single();
  }
}
