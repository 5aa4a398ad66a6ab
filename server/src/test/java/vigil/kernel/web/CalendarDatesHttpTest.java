package vigil.kernel.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// What Java reads and nobody means is refused, and breaks nothing.
@ServerTest
class CalendarDatesHttpTest {
  @LocalServerPort int port;

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }

  @Test
  void aYearOfNineDigitsIsNoDate() {
    for (String path :
        List.of(
            "/api/insight/open-data/district-topic?until=-999999999-01-01",
            "/api/insight/overview?to=-999999999-01-01",
            "/api/insight/calls?to=%2B999999999-12-31",
            "/api/insight/behind?indicator=orders&from=-999999999-01-01&to=-999999999-01-01",
            "/api/casework/orders?from=-1000000000-01-01T00:00:00Z",
            "/api/telephony/calls?from=-1000000000-01-01T00:00:00Z")) {
      var answer = as("manager-1").get(path);
      assertEquals(400, answer.status(), path);
      assertEquals("BadInput", answer.why(), path);
    }
    var body = Map.of("day", "-999999999-01-01");
    assertEquals(400, as("manager-1").post("/api/understanding/sheets/draw", body).status());
    assertEquals(200, as("manager-1").get("/api/insight/overview?to=2026-01-31").status());
  }

  @Test
  void aListHasNoGap() {
    String mine = "/api/knowledge/phrases/mine";
    var answer =
        as("agent-1")
            .send("PUT", mine, "{\"phrases\":[{\"title\":\"greeting\",\"text\":\"您好\"},null]}");
    assertEquals(400, answer.status());
    assertEquals("phrases", answer.body().path("field").asString(), () -> answer.body().toString());
    assertEquals(200, as("agent-1").get(mine).status());
  }
}
