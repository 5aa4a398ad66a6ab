package vigil.portal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// Anybody may ask what the words are about, not without end, and is told nothing where nothing is
/// sure.
@ServerTest
class OfferedCategoryHttpTest {
  private static final String ADDRESS = "/api/portal/category-in-text";

  @LocalServerPort int port;

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

  @Test
  void whereTheWordsSayDangerNothingElseIsAsked() {
    var said = Map.of("title", "快来人", "description", "老人已经昏迷，马上要跳下去");
    var found = ApiClient.as(port, "agent-2").post(ADDRESS, said).body();
    assertEquals(2, found.path("danger").size(), found::toString);
    assertTrue(found.path("categories").isEmpty(), found::toString);
  }

  @Test
  void whatIsNoneOrTooLongIsRefused() {
    var staff = ApiClient.as(port, "agent-2");
    assertEquals(400, staff.post(ADDRESS, Map.of()).status());
    var long1 = Map.of("title", "长", "description", "长".repeat(4_001));
    assertEquals(400, staff.post(ADDRESS, long1).status());
  }
}
