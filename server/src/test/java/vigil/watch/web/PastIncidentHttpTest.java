package vigil.watch.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Ids;
import vigil.watch.Incident;
import vigil.watch.Incident.Acknowledgement;
import vigil.watch.Incident.AcknowledgementChannel;
import vigil.watch.Incident.Closing;
import vigil.watch.PageWay;
import vigil.watch.Report;
import vigil.watch.Report.Delivery;
import vigil.watch.store.SqlIncidents;
import vigil.watch.store.SqlReports;

/// Incidents that are over, as whoever is awake finds them.
@ServerTest
class PastIncidentHttpTest {
  private static final Instant NIGHT = Instant.parse("2019-07-05T18:00:00Z");
  private static final int CASES = 9;

  @LocalServerPort int port;
  @Autowired SqlIncidents incidents;
  @Autowired SqlReports reports;
  @Autowired JdbcClient sql;

  @BeforeEach
  void fill() {
    spike("past-1", "storm", 0, "310115");
    spike("past-2", "storm", 86_400, "310104");
    spike("past-3", "metro", 40 * 86_400, "310115");
    for (int i = 0; i < CASES; i++) {
      sql.sql(
              """
              insert into insight.order_seen (id, number, at, channel, type, category, district,
                topics, state, is_scored)
              values (?, ?, ?, 'PHONE', 'HELP', '200301', '310115', '{storm}', 'CLOSED', false)
              """)
          .params("past-order-" + i, "past-order-" + i, at(60 * i))
          .update();
    }
    sent();
  }

  @AfterEach
  void clear() {
    sql.sql("delete from insight.spike where id like 'past-%'").update();
    sql.sql("delete from insight.order_seen where id like 'past-order-%'").update();
    sql.sql("delete from watch.report where incident like 'past-%'").update();
    sql.sql("delete from watch.incident where id like 'past-%'").update();
  }

  // promise: docs/night.md «newest first, by topic, district and month»
  @Test
  void incidentsThatAreOverAreFoundByTopicDistrictAndMonth() {
    assertEquals(List.of("past-2", "past-1"), ids("topic=storm"));
    assertEquals(List.of("past-2", "past-1"), ids("topic=暴雨&month=2019-07"));
    assertEquals(List.of("past-1"), ids("topic=storm&district=310115"));
    assertEquals(List.of("past-3"), ids("month=2019-08"));
    assertEquals(List.of(), ids("topic=nothing-is-called-so"));
    var wrong = as("manager-1").get("/api/watch/past?month=July");
    assertEquals("month", wrong.body().path("field").asString());
  }

  @Test
  void aPageIsFollowedByTheNext() {
    var first = as("manager-1").get("/api/watch/past?month=2019-07&limit=1").body();
    assertEquals("past-2", first.at("/items/0/id").asString());
    String next = first.path("next").asString();
    assertEquals(List.of("past-1"), ids("month=2019-07&limit=1&cursor=" + next));
  }

  @Test
  void twoOfOneMomentStandOnPagesOfTheirOwn() {
    spike("past-4", "metro", 40 * 86_400, "310104");
    var first = as("manager-1").get("/api/watch/past?month=2019-08&limit=1").body();
    assertEquals("past-4", first.at("/items/0/id").asString());
    String next = first.path("next").asString();
    assertEquals(List.of("past-3"), ids("month=2019-08&limit=1&cursor=" + next));
  }

  @Test
  void itSaysHowMuchItWasWhoWokeAndWhatWasDone() {
    var one = find("past-1");
    assertEquals(CASES, one.path("count").asInt());
    assertEquals(
        List.of("manager-1"),
        one.at("/woken/staff").valueStream().map(JsonNode::asString).toList());
    assertEquals("manager-1", one.at("/woken/by").asString());
    assertEquals(3, one.at("/woken/minutes").asInt());
    assertEquals("积水已退", one.at("/closing/why").asString());
    assertEquals("暴雨快报", one.at("/reports/0/title").asString());
    assertEquals(2, one.at("/reports/0/units").asInt());
    assertEquals(1, one.at("/reports/0/measures").size(), "one has not answered");
    assertEquals("增派抽水车", one.at("/reports/0/measures/0/measure").asString());
    assertTrue(find("past-2").path("reports").isEmpty());
  }

  @Test
  void nobodyOfAUnitSeesThem() {
    for (String staff : List.of("clerk-310115", "handler-310115", "editor-310101", "agent-1")) {
      assertEquals(403, as(staff).get("/api/watch/past").status(), staff);
    }
    // A topic of its own: only one spike of a topic burns, and others use the metro's.
    sql.sql("update insight.spike set closed_at = null, topic = 'past' where id = 'past-3'")
        .update();
    assertFalse(ids("month=2019-08").contains("past-3"), "it burns");
  }

  private JsonNode find(String id) {
    return as("editor-1")
        .get("/api/watch/past?month=2019-07")
        .body()
        .path("items")
        .valueStream()
        .filter(one -> one.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<String> ids(String query) {
    var found = as("manager-1").get("/api/watch/past?" + query);
    assertEquals(200, found.status(), () -> found.body().toString());
    return found
        .body()
        .path("items")
        .valueStream()
        .map(one -> one.path("id").asString())
        .filter(id -> id.startsWith("past-"))
        .toList();
  }

  private void spike(String id, String topic, int seconds, String district) {
    sql.sql(
            """
            insert into insight.spike (id, topic, version, since_cell, raised_cell, since, raised_at,
              closed_at, districts, cases, told, first_cases, usual, score, reason, reason_en)
            values (?, ?, 1, 0, 0, ?, ?, ?, array[?], 9, 9, 9, 1, 20, '升', 'up')
            """)
        .params(id, topic, at(seconds), at(seconds), at(seconds + 3_600), district)
        .update();
    Instant opened = NIGHT.plusSeconds(seconds);
    var page =
        new Incident.Page(
            1, "manager-1", opened, List.of(new Incident.Try(PageWay.SCREEN, opened, null)));
    var awake =
        new Acknowledgement("manager-1", AcknowledgementChannel.CLICK, opened.plusSeconds(200));
    var closing = new Closing("manager-1", "积水已退", opened.plusSeconds(3_600));
    incidents.insert(
        new Incident(
            id,
            3,
            Incident.State.CLOSED,
            new Incident.TopicNames(topic, "话题", "Topic"),
            opened,
            new Incident.Paging(List.of(page), null, awake, null),
            List.of(),
            new Incident.Ending(closing.at(), closing)));
  }

  private void sent() {
    var behind = new Report.Behind("/", null, Map.of(), List.of(), List.of());
    var given = new Delivery("swj", "clerk-swj", NIGHT, "增派抽水车", null, "clerk-swj", NIGHT);
    reports.insert(
        new Report(
            Ids.next(() -> NIGHT),
            3,
            Report.State.SIGNED,
            "past-1",
            new Report.Text("暴雨快报", "暴雨积水", "来电增多", List.of(), "请研判"),
            new Report.Figures(NIGHT, NIGHT, 9, 0, null, List.of(), List.of(), behind),
            List.of(given, Delivery.to("d310115")),
            Report.Authors.drafting("manager-1", NIGHT).signed("leader-1", NIGHT)));
  }

  private static OffsetDateTime at(int seconds) {
    return NIGHT.plusSeconds(seconds).atOffset(ZoneOffset.UTC);
  }

  private ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }
}
