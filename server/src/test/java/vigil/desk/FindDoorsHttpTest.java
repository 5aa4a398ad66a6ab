package vigil.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// The doors that `Ctrl K` knocks at: each room decides what the reader may see.
@ServerTest
class FindDoorsHttpTest {
  private static final String ORDERS = "/api/casework/orders?limit=5&overdue=false&q=";
  private static final String SCRIPTS = "/api/knowledge/search?limit=5&q=";
  private static final String DUTY = "/api/watch/duty";
  private static final String TITLE = "查找框里的路灯不亮";

  @LocalServerPort int port;

  @Test
  void anOrderIsFoundByWhoMaySeeItAndItsTitleIsMasked() {
    register();
    String found = ask("agent-1", ORDERS, TITLE);
    assertTrue(found.contains(TITLE), found);
    assertFalse(found.contains("13912345678"), found);
    assertTrue(ask("manager-1", ORDERS, TITLE).contains(TITLE));
    assertFalse(ask("clerk-wjw", ORDERS, TITLE).contains(TITLE), "nobody gave it to this unit");
  }

  @Test
  void scriptsAndTheDutyAreOpenToAllStaffAndToNobodyElse() {
    for (String staff : List.of("agent-1", "clerk-wjw", "operator-1")) {
      assertEquals(200, ApiClient.as(port, staff).get(SCRIPTS + "x").status());
      assertEquals(200, ApiClient.as(port, staff).get(DUTY).status());
    }
    for (String path : List.of(SCRIPTS + "x", DUTY, ORDERS + "x")) {
      assertEquals(401, ApiClient.browser(port).get(path).status(), path);
    }
  }

  @Test
  void theBoardOfTheDutyIsRefusedToWhoHasNone() {
    assertEquals(403, ApiClient.as(port, "agent-1").get(DUTY + "/board").status());
    assertEquals(200, ApiClient.as(port, "manager-1").get(DUTY + "/board").status());
  }

  private void register() {
    var draft =
        Map.of(
            "contact", "find-1",
            "type", "HELP",
            "urgency", "NORMAL",
            "category", "010201",
            "title", TITLE + " 13912345678",
            "description", "花木路的路灯不亮，请修。",
            "district", "310115",
            "address", "花木路 1 号",
            "name", "市民",
            "contactPhone", "13900000777");
    var kept =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
  }

  private String ask(String staff, String path, String words) {
    return ApiClient.as(port, staff)
        .get(path + URLEncoder.encode(words, StandardCharsets.UTF_8))
        .body()
        .toString();
  }
}
