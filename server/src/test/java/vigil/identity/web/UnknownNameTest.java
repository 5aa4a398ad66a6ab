package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.kernel.Await;

/// A name that nobody has is answered like any other and leaves nothing behind.
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class UnknownNameTest {
  private static final String NOBODY = "no-such-person-4711";

  @LocalServerPort int port;
  @Autowired JdbcClient db;

  @Value("${vigil.public-url}")
  String origin;

  @Test
  void itLeavesNoFactNoRowAndNoLineOfTheLog(CapturedOutput output) {
    SignedInBrowser.signedIn(port, origin, "agent-10");
    var browser = ApiClient.browser(port);
    for (int i = 0; i < 3; i++) {
      assertEquals("WrongSignIn", guess(browser, NOBODY));
      assertEquals("WrongSignIn", guess(browser, "agent-10"));
    }
    // the wait doubles with each, and so outgrows a busy machine
    Await.until(() -> guess(browser, NOBODY).equals("TooManyTries"));
    Await.until(() -> guess(browser, "agent-10").equals("TooManyTries"));
    Await.until(() -> slowed("agent-10") == 1);
    assertEquals(0, slowed(NOBODY));
    assertEquals(0, count("select count(*) from kernel.fact where body::text like ?"));
    assertEquals(0, count("select count(*) from identity.attempt where staff like ?"));
    assertFalse(output.getAll().contains(NOBODY), "the log has its bytes");
    assertEquals("WrongSignIn", guess(browser, "x' or 1=1"));
    assertEquals("BadInput", guess(browser, "x\u0000' or 1=1"));
  }

  private int slowed(String subject) {
    return db.sql(
            "select count(*) from kernel.fact where kind = 'identity.SignInSlowed' and subject = ?")
        .param(subject)
        .query(Integer.class)
        .single();
  }

  private int count(String query) {
    return db.sql(query).param("%" + NOBODY + "%").query(Integer.class).single();
  }

  private static String guess(ApiClient browser, String staff) {
    return browser.post("/api/identity/sign-in", Map.of("staff", staff, "password", "guess")).why();
  }
}
