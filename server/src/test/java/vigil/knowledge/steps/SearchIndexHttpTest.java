package vigil.knowledge.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.knowledge.search.ScriptIndex;

/// What the ledger has and the index has not.
@ServerTest
class SearchIndexHttpTest {
  @LocalServerPort int port;
  @Autowired ScriptIndex index;
  @Autowired ScriptIndexKeeper keeper;
  @Autowired ScriptIndexHealth health;

  // promise: web/src/knowledge/zh.ts «口径正在补齐，部分口径暂时查不到»
  @Test
  void anIndexThatIsBehindSaysSoAndIsCompletedWhileItAnswers() {
    Await.until(() -> index.state().isWhole() && finds("血透"));
    String lost = ApiClient.as(port, "agent-1").get(path("血透")).body().at("/0/id").asString();
    index.remove(lost);
    keeper.count();
    assertEquals(1, index.state().owed());
    assertTrue(finds("核酸"), "whatever is there is found all the same");
    assertEquals(Optional.of("1"), owed());
    assertTrue(
        ApiClient.browser(port).get("/actuator/health").body().toString().contains("DEGRADED"));
    keeper.look();
    assertTrue(index.state().isWhole());
    assertEquals(lost, ApiClient.as(port, "agent-1").get(path("血透")).body().at("/0/id").asString());
    assertEquals(Optional.empty(), owed());
    assertEquals(Status.UP, health.health().getStatus());
  }

  private Optional<String> owed() {
    return ApiClient.as(port, "agent-1")
        .whole(path("核酸"))
        .headers()
        .firstValue("Vigil-Search-Owed");
  }

  private boolean finds(String words) {
    return !ApiClient.as(port, "agent-1").get(path(words)).body().isEmpty();
  }

  private static String path(String words) {
    return "/api/knowledge/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
  }
}
