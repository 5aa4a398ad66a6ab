package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;

/// What a key must show: PIN or finger each time, and a counter that grows.
@ServerTest
class KeyRulesTest {
  @LocalServerPort int port;
  @Autowired JdbcClient db;

  @Value("${vigil.public-url}")
  String origin;

  @Test
  void aKeyThatAskedNobodyForPinOrFingerIsRefused() {
    var agent = SignedInBrowser.signedIn(port, origin, "agent-11");
    var asked = agent.challenge();
    assertEquals("required", asked.path("userVerification").asString());
    assertEquals("PasskeyRefused", agent.answer(agent.key().getUnverified(asked)).why());
    assertEquals(200, agent.touch().status());
  }

  // promise: web/src/identity/zh.ts «这次没有放行，并已通知账号本人»
  @Test
  void aKeyWhoseCounterDoesNotGrowIsRefusedAndItsOwnerTold() {
    var agent = SignedInBrowser.signedIn(port, origin, "agent-12");
    assertEquals(200, agent.touch().status());
    var copied = agent.answer(agent.key().getAsCopy(agent.challenge()));
    assertEquals("KeyPerhapsCopied", copied.why());
    var browser = ApiClient.browser(port);
    var next =
        browser.post(
            "/api/identity/sign-in",
            Map.of("staff", "agent-12", "password", "correct horse battery"));
    var refused =
        browser.post(
            "/api/identity/sign-in/passkey",
            Map.of("credential", agent.key().getAsCopy(next.body().path("options"))));
    assertEquals(401, refused.status());
    assertEquals("KeyPerhapsCopied", refused.why());
    assertEquals(
        2,
        db.sql(
                """
                select count(*) from kernel.fact
                where kind = 'identity.KeyPerhapsCopied' and subject = 'agent-12'
                """)
            .query(Integer.class)
            .single());
    assertTrue(
        agent
            .browser()
            .get("/api/identity/notices")
            .body()
            .toString()
            .contains("KEY_PERHAPS_COPIED"));
    assertEquals(
        2L,
        db.sql("select signature_count from identity.passkey where staff = 'agent-12'")
                .query(Long.class)
                .single()
            - 1,
        "what the copy said is not kept");
  }
}
