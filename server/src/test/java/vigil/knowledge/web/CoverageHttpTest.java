package vigil.knowledge.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// An editor sees what people ask about that no script answers.
@ServerTest
class CoverageHttpTest {
  private static final String PATH = "/api/knowledge/coverage";

  @LocalServerPort int port;

  @Test
  void aConsultationIsCountedInItsCategory() {
    String leaf = ask("editor-1").path(0).path("category").asString();
    assertEquals(0, ask("editor-1").path(0).path("scripts").asInt());
    int before = row(leaf).path("asked").asInt();
    register(leaf);
    assertEquals(before + 1, row(leaf).path("asked").asInt());
    assertEquals(
        leaf, ask("manager-1").path(0).path("category").asString(), "asked and unanswered");
    assertTrue(ask("editor-1").size() > 100, "each leaf has a row");
    assertEquals(403, ApiClient.as(port, "agent-1").get(PATH).status());
  }

  private JsonNode ask(String staff) {
    var answer = ApiClient.as(port, staff).get(PATH);
    assertEquals(200, answer.status());
    return answer.body();
  }

  private JsonNode row(String leaf) {
    return ask("editor-1")
        .valueStream()
        .filter(one -> one.path("category").asString().equals(leaf))
        .findFirst()
        .orElseThrow();
  }

  private void register(String leaf) {
    var draft =
        Map.of(
            "contact", "coverage-1",
            "type", "CONSULTATION",
            "urgency", "NORMAL",
            "category", leaf,
            "title", "还没有口径的咨询",
            "description", "请问这件事怎么办。",
            "district", "310115",
            "address", "花木路 1 号",
            "name", "市民",
            "contactPhone", "13900000778");
    var kept =
        ApiClient.as(port, "agent-1")
            .post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
  }
}
