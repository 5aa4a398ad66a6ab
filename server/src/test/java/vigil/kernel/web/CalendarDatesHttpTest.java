package vigil.kernel.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;

/// What Java reads and nobody means is refused, and breaks nothing.
@ServerTest
class CalendarDatesHttpTest {
  @LocalServerPort int port;
  @Autowired JsonMapper shared;

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
    assertEquals(200, as("manager-1").get("/api/insight/overview?to=2026-01-31").status());
  }

  private static final String MOMENT = "occurred from repliedAt siteCheckAt";

  /// A body with a day or a moment, `%s`, in it.
  ///
  /// @param field its name
  record Door(String staff, String path, String field, String body) {
    @Override
    public String toString() {
      return path + " " + field;
    }

    boolean isOfMoments() {
      return MOMENT.contains(field);
    }
  }

  /// What binds a body, and each way on which a day or a moment lies in one: bare, in a group, in a
  /// step, in what a batch does.
  static Stream<Door> everyKindOfDoor() {
    String steps = "/api/casework/orders/none/steps/";
    String batches = "/api/casework/batches";
    String report = "{'deed':'REPORT','orders':[],'fields':{'report':{'%s':%%s}}}";
    return Stream.of(
        new Door("", "/api/portal/appeals", "occurred", "{'occurred':%s}"),
        new Door(
            "agent-1",
            "/api/casework/orders",
            "occurred",
            "{'draft':{'type':'HELP','occurred':%s}}"),
        new Door("agent-1", "/api/casework/likes", "occurred", "{'occurred':%s}"),
        new Door("dispatcher-1", steps + "amend", "occurred", "{'seen':1,'occurred':%s}"),
        new Door("dispatcher-1", batches, "from", "{'deed':'ACCEPT','source':{'from':%s}}"),
        new Door("handler-310115", batches, "repliedAt", withOrder(report.formatted("repliedAt"))),
        new Door(
            "handler-310115", batches, "siteCheckAt", withOrder(report.formatted("siteCheckAt"))),
        new Door("manager-1", "/api/casework/exports", "from", "{'filter':{'from':%s}}"),
        new Door("manager-1", "/api/knowledge/scripts", "validFrom", "{'text':{'validFrom':%s}}"),
        new Door("manager-1", "/api/understanding/sheets/draw", "day", "{'day':%s}"),
        new Door("manager-1", "/api/watch/periodic-reports", "day", "{'kind':'DAILY','day':%s}"),
        new Door("clerk-310101", "/api/watch/reports/none/measure", "by", "{'seen':1,'by':%s}"));
  }

  private static String withOrder(String batch) {
    return batch.replace("[]", "[{'id':'x','seen':1}]");
  }

  @ParameterizedTest
  @MethodSource("everyKindOfDoor")
  void aDayOrAMomentOfABodyIsATextOnTheCalendar(Door door) {
    String late = door.isOfMoments() ? "'2201-01-01T00:00:00Z'" : "'2201-01-01'";
    for (String wrong :
        List.of(
            "5", "-5", "1700000000.5", "'5'", "[2026,12,1]", "true", "'-999999999-01-01'", late)) {
      var api = door.staff().isEmpty() ? ApiClient.browser(port) : as(door.staff());
      var answer = api.send("POST", door.path(), door.body().formatted(wrong).replace('\'', '"'));
      assertEquals(400, answer.status(), () -> wrong + ": " + answer.body());
      assertEquals(
          door.field(), answer.body().path("field").asString(), () -> wrong + ": " + answer.body());
      assertEquals("UNREADABLE", answer.body().path("mistake").asString(), answer.body()::toString);
    }
  }

  /// What was kept under an older rule stays readable.
  @Test
  void whatRoomsKeepIsReadByAnotherMapperThanBodies() {
    assertEquals(Instant.ofEpochSecond(5), shared.readValue("5", Instant.class));
    assertEquals(
        Arrays.asList("a", null), Arrays.asList(shared.readValue("[\"a\",null]", String[].class)));
  }

  @Test
  void aListHasNoGap() {
    String mine = "/api/knowledge/phrases/mine";
    var answer =
        as("agent-1")
            .send("PUT", mine, "{\"phrases\":[{\"title\":\"greeting\",\"text\":\"您好\"},null]}");
    assertEquals(400, answer.status());
    assertEquals("phrases", answer.body().path("field").asString(), () -> answer.body().toString());
    assertEquals("MISSING", answer.body().path("mistake").asString());
    assertEquals(200, as("agent-1").get(mine).status());
  }

  @Test
  void aTextThatNothingKeepsIsRefusedByItsField() {
    var answer = as("manager-1").send("POST", "/api/workforce/notices", "{\"text\":\"有\\u0000话\"}");
    assertEquals(400, answer.status());
    assertEquals("CHARACTER", answer.body().path("mistake").asString(), answer.body()::toString);
    assertEquals("text", answer.body().path("field").asString());
  }

  @Test
  void aChoiceThatIsLeftBlankIsMissingWhereItIsNeeded() {
    var blank = "{\"kind\":\"\",\"day\":\"2026-01-31\"}";
    var answer = as("manager-1").send("POST", "/api/watch/periodic-reports", blank);
    assertEquals(400, answer.status());
    assertEquals("MISSING", answer.body().path("mistake").asString(), answer.body()::toString);
    assertEquals("kind", answer.body().path("field").asString());
  }
}
