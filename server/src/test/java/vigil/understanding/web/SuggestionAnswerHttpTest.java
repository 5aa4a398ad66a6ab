package vigil.understanding.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// What people made of a suggestion, from the desk's question to the figure.
@ServerTest
class SuggestionAnswerHttpTest {
  private static final String SUGGESTIONS = "/api/understanding/suggestions";
  private static final String WORDS = "我要投诉楼下饭店，油烟天天灌进来";

  @LocalServerPort int port;
  @Autowired JdbcClient sql;

  // promise: docs/understanding.md «The server holds what it showed beside what was stored»
  @Test
  void whatWasTakenAndWhatWasChangedIsCountedByWhatTheServerShowedAndWhatIsStored() {
    long accepted = counted("ACCEPTED");
    long changed = counted("CHANGED");
    suggest("agent-6", WORDS);
    String taken = order("agent-6", "COMPLAINT", WORDS + "，没人管。");
    suggest("agent-7", WORDS);
    String other = order("agent-7", "REPORT", WORDS);
    String another = order("agent-7", "COMPLAINT", "路灯不亮三天了。");
    Await.until(() -> counted("CHANGED") == changed + 1 && counted("ACCEPTED") == accepted + 1);
    assertEquals(List.of("TYPE ACCEPTED COMPLAINT COMPLAINT"), rows(taken));
    assertEquals(List.of("TYPE CHANGED COMPLAINT REPORT"), rows(other));
    assertEquals(List.of(), rows(another), "words that nobody asked about");
    assertEquals(403, ApiClient.as(port, "agent-6").get(SUGGESTIONS + "/answers").status());
  }

  private void suggest(String agent, String words) {
    assertEquals(200, ApiClient.as(port, agent).post(SUGGESTIONS, Map.of("words", words)).status());
  }

  private long counted(String outcome) {
    long count = 0;
    for (JsonNode one : ApiClient.as(port, "manager-1").get(SUGGESTIONS + "/answers").body()) {
      boolean isIt =
          one.path("field").asString().equals("TYPE")
              && one.path("outcome").asString().equals(outcome);
      count += isIt ? one.path("count").asLong() : 0;
    }
    return count;
  }

  private List<String> rows(String order) {
    return sql.sql(
            """
            select concat_ws(' ', field, outcome, suggested, stored)
            from understanding.suggestion_answer where order_id = ? order by field
            """)
        .param(order)
        .query((row, number) -> row.getString(1))
        .list();
  }

  private String order(String agent, String type, String description) {
    var draft = new HashMap<String, Object>();
    draft.put("type", type);
    draft.put("category", "140101");
    draft.put("title", "饭店油烟");
    draft.put("description", description);
    draft.put("district", "310115");
    draft.put("address", "花木路 1 号");
    draft.put("name", "王小明");
    draft.put("accusedUnit", "NONE");
    draft.put("contact", "suggested-" + agent + description.length());
    var kept =
        ApiClient.as(port, agent)
            .post("/api/casework/orders", Map.of("draft", draft, "then", "SUBMIT"));
    assertEquals(201, kept.status(), () -> kept.body().toString());
    return kept.body().path("id").asString();
  }
}
