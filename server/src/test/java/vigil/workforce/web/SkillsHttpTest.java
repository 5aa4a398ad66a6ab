package vigil.workforce.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// What somebody may take beyond Chinese is kept of people who exist (rules 12.1).
@ServerTest
class SkillsHttpTest {
  @LocalServerPort int port;

  @Test
  void nobodyIsTaughtWhoDoesNotExist() {
    assertEquals(404, teach("agent-9999").status());
    assertEquals(200, teach("agent-9").status());
  }

  private ApiClient.Answer teach(String staff) {
    String path = "/api/workforce/staff/%s/skills".formatted(staff);
    return ApiClient.as(port, "leader-1").send("PUT", path, "{\"skills\":[\"en\"]}");
  }
}
