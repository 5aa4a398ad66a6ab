package vigil.insight.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.web.ApiOrder;
import vigil.city.WorkingDays;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// What is asked by week, against the list that each number opens.
@ServerTest
class TopicWeeksHttpTest {
  private static final String DISTRICT = "310151";

  /// Of the category that [ApiOrder#draft] has.
  private static final String TOPIC = "0501";

  private static final String LIST =
      "/api/insight/orders?limit=200&district="
          + DISTRICT
          + "&category="
          + TOPIC
          + "&from=%s&to=%s";

  @LocalServerPort int port;

  private ApiClient leader() {
    return ApiClient.as(port, "leader-1");
  }

  // promise: docs/reports.md «Each number of the last week opens its orders»
  @Test
  void eachNumberOfTheLastWeekIsThatOfTheListBehindIt() {
    ApiOrder.submitted(port, ApiOrder.draft("第一件", DISTRICT));
    ApiOrder.submitted(port, ApiOrder.draft("第二件", DISTRICT));
    LocalDate today = WorkingDays.dayOf(Instant.now());
    Await.until(() -> countListed(today, today) >= 2);
    JsonNode weeks =
        leader().get("/api/insight/topic-weeks?district=" + DISTRICT).body().path("weeks");
    JsonNode topic =
        weeks
            .path("topics")
            .valueStream()
            .filter(one -> one.path("topic").asString().equals(TOPIC))
            .findFirst()
            .orElseThrow();
    assertEquals(8, topic.path("orders").size());
    LocalDate first = LocalDate.parse(weeks.path("from").asString()).plusWeeks(7);
    assertEquals(countListed(first, today), topic.path("orders").get(7).asInt());
    assertFalse(topic.path("isNew").asBoolean(), "too little is kept");
  }

  private int countListed(LocalDate from, LocalDate to) {
    return leader().get(LIST.formatted(from, to)).body().path("items").size();
  }

  @Test
  void anUnknownDistrictIsRefusedByName() {
    var answer = leader().get("/api/insight/topic-weeks?district=310199");
    assertEquals(400, answer.status());
    assertEquals("district", answer.body().path("field").asString());
  }
}
