package vigil.understanding.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// What the desk is told of the words that are typed.
@ServerTest
class SuggestionHttpTest {
  private static final String ADDRESS = "/api/understanding/suggestions";

  @LocalServerPort int port;

  @Test
  void wordsAreReadForWhoeverWritesOrders() {
    var agent = ApiClient.as(port, "agent-2");
    var words = Map.of("words", "徐汇区田林街道，昨晚九点多楼道里有煤气味，我妈胸口疼");
    var said = agent.post(ADDRESS, words);
    assertEquals(200, said.status(), () -> said.body().toString());
    assertTrue(said.body().path("dangers").toString().contains("AMBULANCE_120"));
    assertEquals("310104", said.body().at("/elements/place/district").asString());
    assertEquals("昨晚九点多", said.body().at("/elements/occurred/said").asString());
  }

  @Test
  void whatIsNoneOrTooLongIsRefused() {
    var agent = ApiClient.as(port, "agent-2");
    assertEquals(400, agent.post(ADDRESS, Map.of()).status());
    assertEquals(400, agent.post(ADDRESS, Map.of("words", "长".repeat(8_001))).status());
    assertEquals(400, agent.post(ADDRESS, Map.of("words", "你好", "district", "999999")).status());
  }
}
