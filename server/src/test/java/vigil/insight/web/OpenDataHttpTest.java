package vigil.insight.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.city.WorkingDays;
import vigil.identity.web.ApiClient;

/// Daily counts, as anybody gets them.
@ServerTest
class OpenDataHttpTest {
  /// Long before any order of other tests.
  private static final LocalDate DAY = LocalDate.parse("2019-03-04");

  @LocalServerPort int port;
  @Autowired JdbcClient sql;
  @Autowired InstantSource clock;

  @BeforeEach
  void aDay() {
    count("DISTRICT_CATEGORY", "310101", "01", 40);
    count("DISTRICT_CATEGORY", "310101", "02", 30);
    count("DISTRICT_CATEGORY", "310104", "01", 25);
    count("DISTRICT_CATEGORY", "310104", "02", 3);
    count("DISTRICT_CATEGORY", "310115", "01", 61);
    count("DISTRICT_CATEGORY", "310115", "02", 52);
    count("CHANNEL_ALL", "PHONE", "*", 180);
    count("CHANNEL_ALL", "WEB", "*", 27);
    count("CHANNEL_ALL", "MAIL", "*", 4);
  }

  private void count(String pair, String a, String b, int orders) {
    String measures =
        String.join(
            ",",
            sql.sql(
                    """
                    select column_name from information_schema.columns
                    where table_schema = 'insight' and table_name = 'order_day'
                      and column_name not in ('pair', 'day', 'a', 'b', 'orders')
                    """)
                .query(String.class)
                .list());
    String zeros = "0" + ",0".repeat(measures.split(",", -1).length - 1);
    sql.sql(
            "insert into insight.order_day (pair, day, a, b, orders, "
                + measures
                + ") values (?, ?, ?, ?, ?, "
                + zeros
                + ") on conflict do nothing")
        .params(pair, DAY, a, b, orders)
        .update();
  }

  private JsonNode rows(String table) {
    var got = ApiClient.browser(port).get("/api/insight/open-data/" + table + span());
    assertEquals(200, got.status(), () -> got.body().toString());
    return got.body().path("rows");
  }

  private static String span() {
    return "?from=" + DAY + "&until=" + DAY;
  }

  private static JsonNode find(JsonNode rows, String part, String topic) {
    for (JsonNode row : rows) {
      if (row.path("part").asString().equals(part) && row.path("topic").asString().equals(topic)) {
        return row;
      }
    }
    throw new AssertionError(part + " " + topic + " in " + rows);
  }

  // promise: docs/public-answers.md «Fewer than ten are hidden»
  @Test
  void fewerThanTenAreHiddenAndCannotBeSubtracted() {
    JsonNode rows = rows("district-topic");
    assertTrue(find(rows, "310104", "02").path("orders").isNull());
    long inRow =
        List.of("01", "02", "*").stream()
            .filter(it -> find(rows, "310104", it).path("hidden").asBoolean())
            .count();
    long inColumn =
        List.of("310101", "310104", "310115", "*").stream()
            .filter(it -> find(rows, it, "02").path("hidden").asBoolean())
            .count();
    assertTrue(inRow >= 2 && inColumn >= 2, rows::toString);
    assertEquals(211, find(rows, "*", "*").path("orders").asInt());
    assertEquals(113, find(rows, "310115", "*").path("orders").asInt());

    JsonNode channels = rows("channel");
    assertTrue(find(channels, "MAIL", "*").path("hidden").asBoolean());
    assertTrue(find(channels, "WEB", "*").path("hidden").asBoolean(), "else MAIL is the rest");
    assertEquals(180, find(channels, "PHONE", "*").path("orders").asInt());
  }

  @Test
  void theFileSaysTheSameAndTheDictionaryNamesItsColumns() {
    ResponseEntity<String> file =
        RestClient.create("http://localhost:" + port)
            .get()
            .uri("/api/insight/open-data/district-topic/csv" + span())
            .retrieve()
            .toEntity(String.class);
    String text = String.valueOf(file.getBody());
    assertTrue(text.startsWith("day,part,partName,topic,topicName,orders,hidden\n"), text);
    assertTrue(text.contains("2019-03-04,310115,浦东新区,*,,113,false\n"), text);
    assertTrue(text.contains("2019-03-04,310104,徐汇区,02,"), text);
    assertFalse(text.contains(",3,false"), text);
    assertTrue(String.valueOf(file.getHeaders().getCacheControl()).contains("max-age=600"));
    var dictionary = ApiClient.browser(port).get("/api/insight/open-data").body();
    assertEquals(10, dictionary.path("fewest").asInt());
    for (String column : text.lines().findFirst().orElse("").split(",", -1)) {
      assertTrue(dictionary.path("columns").toString().contains('"' + column + '"'), column);
    }
  }

  /// Today is not over: its figures would say who called since a minute ago.
  @Test
  void onlyDaysThatAreOverAndNotTooManyAreGiven() {
    LocalDate today = WorkingDays.dayOf(clock.instant());
    for (String bad :
        List.of(
            "?until=" + today,
            "?from=2019-01-01&until=2019-03-01",
            "?from=" + today.minusDays(1) + "&until=" + today.minusDays(3))) {
      var no = ApiClient.browser(port).get("/api/insight/open-data/channel" + bad);
      assertEquals(400, no.status(), bad);
      assertEquals("BadInput", no.why(), bad);
    }
    assertEquals(404, ApiClient.browser(port).get("/api/insight/open-data/people").status());
  }
}
