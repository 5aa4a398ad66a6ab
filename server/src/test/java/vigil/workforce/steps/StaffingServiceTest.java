package vigil.workforce.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.city.City;
import vigil.city.WorkingDays;
import vigil.identity.web.ApiClient;
import vigil.kernel.LedgerEntry;
import vigil.workforce.CallOutlook;
import vigil.workforce.SeatOutlook;
import vigil.workforce.StaffingAim;
import vigil.workforce.store.SqlCallSlots;

/// From facts of calls to seats, against the real database.
@ServerTest
class StaffingServiceTest {
  private static final StaffingAim AIM = new StaffingAim(85, 15, 120, 60);
  private static final Instant NOW = Instant.parse("2031-06-17T04:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2031, 6, 17);
  private static final int DAYS = 50;

  @Autowired private SqlCallSlots slots;
  @Autowired private CallSlotReader reader;
  @Autowired private City city;
  @Autowired private JdbcClient sql;
  @Autowired private PlatformTransactionManager transactions;
  @LocalServerPort private int port;

  private StaffingService service() {
    return new StaffingService(slots, new CalendarDays(city), InstantSource.fixed(NOW));
  }

  private void fill(int days) {
    Instant today = TODAY.atStartOfDay(WorkingDays.SHANGHAI).toInstant();
    sql.sql(
            """
            insert into workforce.call_slot (at, calls, answered, talk_millis)
            select at, 20 + extract(hour from at)::int, 10, 10 * 140000
            from generate_series(?::timestamptz, ?::timestamptz, interval '30 minutes') at
            """)
        .param(Timestamp.from(today.minus(Duration.ofDays(days))))
        .param(Timestamp.from(today.minusSeconds(1)))
        .update();
  }

  @AfterEach
  void clear() {
    sql.sql("delete from workforce.call_slot where at >= '2031-01-01'").update();
    sql.sql("delete from workforce.shift where staff = 'forecast-1'").update();
  }

  // promise: docs/forecast.md «below that no day is given, and it is said how many there are»
  @Test
  void belowSixWeeksNothingIsForecastAndItIsSaidHowManyDaysThereAre() {
    fill(20);
    CallOutlook outlook = service().forecastCalls();
    assertEquals(List.of(), outlook.days());
    assertEquals(42, outlook.leastDays());
    assertEquals(19, outlook.countedDays());
    assertEquals(List.of(), service().forecastSeats(TODAY, AIM).slots());
  }

  @Test
  void fourteenDaysAreForecastFromTodayOn() {
    fill(DAYS);
    CallOutlook outlook = service().forecastCalls();
    assertEquals(14, outlook.days().size());
    assertEquals(TODAY, outlook.days().getFirst().date());
    CallOutlook.Slot night = outlook.days().getFirst().slots().getFirst();
    assertEquals(Instant.parse("2031-06-16T16:00:00Z"), night.at());
    assertEquals(36, night.expected(), 1);
    assertTrue(night.lower() <= 36 && 36 <= night.upper(), night::toString);
  }

  // promise: docs/forecast.md «who was on shift at the same time of the latest same weekday that is
  // over»
  @Test
  void seatsStandBesideWhoWasOnShiftAWeekBefore() {
    fill(DAYS);
    sql.sql(
            """
            insert into workforce.shift (staff, address, site, skills, began_at, ended_at)
            values ('forecast-1', 'sip:9999', 'home', '{}',
              '2031-06-10T00:15:00Z', '2031-06-10T08:00:00Z')
            """)
        .update();
    SeatOutlook seats = service().forecastSeats(TODAY, AIM);
    assertEquals(200, seats.handlingSeconds(), 0.5);
    assertEquals(TODAY.minusDays(7), seats.staffedOn());
    assertEquals(48, seats.slots().size());
    assertEquals(0, seats.slots().get(15).staffed());
    assertEquals(0.5, seats.slots().get(16).staffed(), 1e-9);
    assertEquals(1, seats.slots().get(17).staffed(), 1e-9);
    for (SeatOutlook.Slot slot : seats.slots()) {
      assertTrue(slot.byFormula() > 0 && slot.bySimulation() >= slot.byFormula(), slot::toString);
    }
  }

  @Test
  void callsAreCountedInTheHalfHourOfTheirArrivalAndTalkInThatOfTheirEnd() {
    Instant at = Instant.parse("2031-01-05T03:29:00Z");
    var facts = new ArrayList<LedgerEntry>();
    facts.add(
        new LedgerEntry(
            1, at, "telephony.CallArrived", "c-1", 1, "{\"subject\":\"c-1\",\"version\":1}"));
    facts.add(ended("c-1", at.plusSeconds(120), 90_000));
    facts.add(ended("c-2", at.plusSeconds(130), 0));
    new TransactionTemplate(transactions).executeWithoutResult(status -> reader.read(facts));
    var day =
        new SqlCallSlots.Span(
            Instant.parse("2031-01-05T00:00:00Z"), Instant.parse("2031-01-06T00:00:00Z"));
    assertEquals(
        List.of(new SqlCallSlots.CallSlot(Instant.parse("2031-01-05T03:00:00Z"), 1)),
        slots.list(day));
    assertEquals(90, slots.meanTalkSeconds(day), 1e-9, "who never talked makes no talk shorter");
  }

  private static LedgerEntry ended(String call, Instant at, long talkMillis) {
    String body =
        "{\"subject\":\"%s\",\"version\":2,\"reason\":\"CALLER_HUNG_UP\",\"talkMillis\":%d}"
            .formatted(call, talkMillis);
    return new LedgerEntry(2, at, "telephony.Ended", call, 2, body);
  }

  @Test
  void overTheWireLeadersAskAndWhatIsNoDayOrNoShareIsRefused() {
    ApiClient leader = ApiClient.as(port, "leader-1");
    JsonNode outlook = leader.get("/api/workforce/forecast").body();
    assertEquals(42, outlook.path("leastDays").asInt());
    LocalDate today = Instant.now().atZone(WorkingDays.SHANGHAI).toLocalDate();
    assertEquals(200, leader.get(seats(today.plusDays(3), 85)).status());
    assertEquals(400, leader.get(seats(today.plusDays(40), 85)).status());
    assertEquals(400, leader.get(seats(today.plusDays(3), 100)).status());
    assertEquals(400, leader.get("/api/workforce/forecast/tomorrow/seats").status());
    assertEquals(403, ApiClient.as(port, "agent-1").get("/api/workforce/forecast").status());
  }

  private static String seats(LocalDate date, int percent) {
    return "/api/workforce/forecast/" + date + "/seats?percent=" + percent;
  }
}
