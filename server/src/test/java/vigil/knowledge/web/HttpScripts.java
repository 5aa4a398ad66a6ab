package vigil.knowledge.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import vigil.identity.web.ApiClient;

/// Scripts written by a manager and agreed to by a unit, by the steps that people take.
final class HttpScripts {
  private static final String MANAGER = "manager-1";
  private static final String UNIT = "wjw";

  private HttpScripts() {}

  /// Written, and asked of the unit: its version is 2.
  ///
  /// @return its id
  static String ask(int port, Map<String, ?> text) {
    var made = ApiClient.as(port, MANAGER).post("/api/knowledge/scripts", Map.of("text", text));
    assertEquals(201, made.status(), () -> made.body().toString());
    String id = made.body().at("/script/id").asString();
    step(port, MANAGER, id, "ask", Map.of("seen", 1, "units", List.of(UNIT)));
    return id;
  }

  /// Out at every desk.
  ///
  /// @return its id
  static String publish(int port, Map<String, ?> text) {
    String id = ask(port, text);
    step(port, "clerk-" + UNIT, id, "agree", Map.of("seen", 2));
    step(port, MANAGER, id, "publish", Map.of("seen", 3));
    return id;
  }

  private static void step(int port, String staff, String id, String step, Map<String, ?> body) {
    var taken =
        ApiClient.as(port, staff).post("/api/knowledge/scripts/" + id + "/steps/" + step, body);
    assertEquals(200, taken.status(), () -> taken.body().toString());
  }
}
