package vigil.city.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.city.City;
import vigil.city.CityFact;
import vigil.identity.web.ApiClient;
import vigil.kernel.Ledger;

@ServerTest
class CityHttpTest {
  /// What a notice for 2028 might say.
  private static final String NOTICE =
      """
      date,kind,name
      2028-01-01,HOLIDAY,元旦
      2028-01-25,HOLIDAY,春节
      2028-01-26,HOLIDAY,春节
      2028-01-27,HOLIDAY,春节
      2028-01-28,HOLIDAY,春节
      2028-01-29,MAKEUP_WORK,春节
      2028-04-04,HOLIDAY,清明节
      2028-05-01,HOLIDAY,劳动节
      2028-05-02,HOLIDAY,劳动节
      2028-05-29,HOLIDAY,端午节
      2028-10-02,HOLIDAY,国庆节
      2028-10-03,HOLIDAY,国庆节
      2028-10-04,HOLIDAY,国庆节
      """;

  @LocalServerPort int port;
  @Autowired City city;
  @Autowired JdbcClient sql;
  @Autowired Ledger ledger;

  @Test
  void placesCategoriesAndUnitsAreOpen() {
    ApiClient citizen = ApiClient.browser(port);
    assertEquals(16, citizen.get("/api/city/districts").body().size());
    assertEquals(42, citizen.get("/api/city/streets?district=310115").body().size());
    assertTrue(citizen.get("/api/city/categories").body().size() > 300);
    assertTrue(citizen.get("/api/city/units").body().size() > 250, "a complaint chooses from them");
  }

  @Test
  void aDispatcherIsToldWhoIsCompetentAndOnWhatGround() {
    var answer =
        ApiClient.as(port, "dispatcher-1")
            .get("/api/city/competence?category=01010101&district=310115")
            .body();
    assertEquals("wjw", answer.path("lead").path("id").asString());
    assertEquals("2h", answer.path("limit").asString());
    assertTrue(answer.path("legalBasis").asString().contains("第二十七条"));
    assertEquals(
        400,
        ApiClient.as(port, "dispatcher-1")
            .get("/api/city/competence?category=01&district=310115")
            .status());
  }

  @Test
  void thePolicyInForceIsRememberedOnce() {
    String version = city.policy().version();
    assertEquals(
        version,
        ApiClient.as(port, "agent-1").get("/api/city/policy").body().path("version").asString());
    assertEquals(
        1,
        sql.sql("select count(*) from city.policy_version where version = ?")
            .param(version)
            .query(Integer.class)
            .single());
    assertTrue(ledger.listBySubject(version, 9).getFirst().is(CityFact.PolicyLoaded.class));
  }

  @Test
  void anOperatorProposesAYearAndOnceAManagerApprovesItsDueTimesAreOfficial() {
    var body = Map.of("csv", NOTICE, "notice", "国办发明电〔2027〕1号");
    var preview = ApiClient.operator(port).post("/api/city/calendar/preview", body);
    assertEquals(13 - 1, preview.body().path("years").get(0).path("holidays").asInt());
    assertEquals("PROVISIONAL", city.workingDays().status(2028).name());
    var proposed = ApiClient.operator(port).post("/api/city/calendar", body);
    assertEquals(201, proposed.status());
    assertEquals("PROVISIONAL", city.workingDays().status(2028).name(), "not yet");
    String approve = "/api/city/editions/" + proposed.body().path("id").asString() + "/approve";
    int seen = proposed.body().path("version").asInt();
    assertEquals(200, ApiClient.as(port, "manager-1").post(approve, Map.of("seen", seen)).status());
    assertEquals("OFFICIAL", city.workingDays().status(2028).name());
    var year = ApiClient.as(port, "agent-1").get("/api/city/calendar/2028").body();
    assertEquals("OFFICIAL", year.path("status").asString());
    assertEquals(13, year.path("days").size());
    assertTrue(
        ledger.listBySubject("calendar-2028", 9).getLast().is(CityFact.CalendarImported.class));
  }

  @Test
  void aFaultyCalendarIsRefusedWithItsLinesAndChangesNothing() {
    var body = Map.of("csv", NOTICE.replace("2028-01-29", "2028-01-31"), "notice", "x");
    var answer = ApiClient.operator(port).post("/api/city/calendar", body);
    assertEquals(400, answer.status());
    assertEquals("CalendarFaulty", answer.why());
    assertTrue(answer.body().path("faults").get(0).asString().startsWith("calendar:7: 2028-01-31"));
    assertEquals(
        403,
        ApiClient.as(port, "agent-1").post("/api/city/calendar", body).status(),
        "not everyone");
  }

  @Test
  void aClockExplainsItsDays() {
    var days =
        ApiClient.as(port, "agent-1")
            .get("/api/city/calendar/explain?from=2022-04-01T02:00:00Z&days=2")
            .body();
    assertEquals("START", days.get(0).path("kind").asString());
    assertEquals("2022-04-06", days.get(days.size() - 1).path("date").asString());
  }
}
