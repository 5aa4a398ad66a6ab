package vigil.desk.legs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// Who may bring whom into a call, over HTTP.
@ServerTest
class CallLegsApiTest {
  private static final String PARTIES = "/api/desk/calls/no-such-call/parties";

  @LocalServerPort int port;

  private String why(String staff, Map<String, ?> wish) {
    return ApiClient.as(port, staff).post(PARTIES, wish).why();
  }

  @Test
  void aCallThatIsOverIsChangedByNobody() {
    assertEquals("CallIsOver", why("agent-11", Map.of("wish", "JOIN")));
    assertEquals("CallIsOver", why("agent-11", Map.of("wish", "CONSULT", "to", "120")));
    assertEquals(404, ApiClient.as(port, "agent-11").get(PARTIES).status());
  }

  @Test
  void whoIsNeitherInTheDirectoryNorOnShiftIsNotAskedFor() {
    assertEquals("PartyUnknown", why("agent-11", Map.of("wish", "TRANSFER", "to", "nobody")));
    assertEquals("PartyUnknown", why("agent-11", Map.of("wish", "CONSULT")));
  }

  @Test
  void anAgentListensToNobodyAndALeaderSaysWhy() {
    assertEquals("NotALeader", why("agent-11", Map.of("wish", "LISTEN_IN", "reason", "curious")));
    assertEquals("ListenReasonMissing", why("manager-1", Map.of("wish", "LISTEN_IN")));
    assertEquals(
        "CallIsOver", why("manager-1", Map.of("wish", "WHISPER_IN", "reason", "a new colleague")));
  }

  @Test
  void theNumbersOfTheDirectoryAreNobodysToSee() {
    var reachable = ApiClient.as(port, "agent-11").get("/api/desk/reachable");
    assertEquals(200, reachable.status());
    assertTrue(reachable.body().toString().contains("急救 120"), reachable::toString);
    assertFalse(reachable.body().toString().contains("tel:"), reachable::toString);
    assertEquals(403, ApiClient.as(port, "editor-1").get("/api/desk/reachable").status());
  }
}
