package vigil.knowledge.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// An agent's own phrases are there at each machine, sealed, and for nobody else.
@ServerTest
class OwnPhraseApiTest {
  private static final String MINE = "/api/knowledge/phrases/mine";
  private static final Map<String, String> PHRASE = Map.of("title", "核实身份", "text", "请来电人报姓名和住址。");

  @LocalServerPort int port;
  @Autowired JdbcClient db;

  private int save(String staff, List<?> phrases) {
    String body = JsonMapper.builder().build().writeValueAsString(Map.of("phrases", phrases));
    return ApiClient.as(port, staff).send("PUT", MINE, body).status();
  }

  private String text(String staff) {
    return ApiClient.as(port, staff)
        .get(MINE)
        .body()
        .path("phrases")
        .path(0)
        .path("text")
        .asString("");
  }

  @Test
  void theyAreThereAtEachMachineAndForNobodyElse() {
    assertEquals(200, save("agent-8", List.of(PHRASE)));
    assertEquals(PHRASE.get("text"), text("agent-8"));
    assertEquals("", text("agent-10"));
    assertFalse(row().contains("住址"), "sealed in the table");
    assertEquals(200, save("agent-8", List.of()));
    assertEquals("", text("agent-8"));
  }

  @Test
  void theyAreLimited() {
    assertEquals(400, save("agent-8", Collections.nCopies(41, PHRASE)));
    assertEquals(400, save("agent-8", List.of(Map.of("title", "长", "text", "字".repeat(501)))));
    assertEquals(400, save("agent-8", List.of(Map.of("title", "长".repeat(31), "text", "字"))));
    assertEquals(400, save("agent-8", List.of(Map.of("title", " ", "text", "字"))));
    assertEquals("", text("agent-8"));
  }

  private String row() {
    return db.sql("select phrases from knowledge.own_phrases where staff = 'agent-8'")
        .query(String.class)
        .single();
  }
}
