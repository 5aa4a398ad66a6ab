package vigil.portal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.understanding.steps.TaughtModel;

/// Anybody may ask what the words are about, not without end, and is told nothing where nothing is
/// sure.
@ServerTest
class OfferedCategoryHttpTest {
  private static final String ADDRESS = "/api/portal/category-in-text";

  @LocalServerPort int port;
  @Autowired ApplicationContext server;

  // promise: docs/understanding.md «and a visitor may ask so often in an hour»
  @Test
  void aVisitorIsAnsweredWithoutAnAccountAndNotWithoutEnd() {
    var words = Map.of("title", "黄码", "description", "健康码变黄怎么转码");
    var first = visitor(ADDRESS, words);
    assertEquals(200, first.status(), () -> first.body().toString());
    assertTrue(first.body().path("categories").isEmpty(), "no model has learned anything");
    for (int more = 0; more < 150 && visitor(ADDRESS, words).status() == 200; more++) {}
    assertEquals(429, visitor(ADDRESS, words).status());
  }

  private ApiClient.Answer visitor(String address, Map<String, ?> body) {
    return ApiClient.stranger(port).post(address, body);
  }

  // promise: docs/understanding.md «Where the words say danger it asks nothing and says whom to
  // call»
  @Test
  void whereTheWordsSayDangerNothingElseIsAsked() {
    TaughtModel.teach(server);
    try {
      assertEquals(List.of(TaughtModel.CODES), values(said(TaughtModel.WORDS), "categories"));
      var danger = said(TaughtModel.WORDS + "，老人已经昏迷");
      assertEquals(List.of("昏迷"), values(danger, "danger"));
      assertEquals(List.of(), values(danger, "categories"));
    } finally {
      TaughtModel.forget(server);
    }
  }

  private JsonNode said(String words) {
    var answer =
        ApiClient.as(port, "agent-2").post(ADDRESS, Map.of("title", words, "description", words));
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return answer.body();
  }

  private static List<String> values(JsonNode found, String list) {
    return found
        .path(list)
        .valueStream()
        .map(it -> it.path("value").asString(it.asString("")))
        .toList();
  }

  @Test
  void whatIsNoneOrTooLongIsRefused() {
    var staff = ApiClient.as(port, "agent-2");
    assertEquals(400, staff.post(ADDRESS, Map.of()).status());
    var long1 = Map.of("title", "长", "description", "长".repeat(4_001));
    assertEquals(400, staff.post(ADDRESS, long1).status());
  }
}
