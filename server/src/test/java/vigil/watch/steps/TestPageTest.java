package vigil.watch.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vigil.city.AlarmKind;
import vigil.city.AlarmLevel;
import vigil.city.files.PolicyCity;
import vigil.kernel.ListLedger;
import vigil.kernel.database.TestDatabase;
import vigil.watch.Alarm;
import vigil.watch.Incident;
import vigil.watch.Incident.AcknowledgementChannel;
import vigil.watch.Incident.State;
import vigil.watch.PageWay;
import vigil.watch.WatchFact;
import vigil.watch.life.Paging;
import vigil.watch.store.SqlIncidents;

/// The evening's test page: rows and pages together, by a clock that the test turns.
class TestPageTest {
  /// Monday, 18 April 2022, 19:00 in Shanghai.
  private static final Instant EVENING = Instant.parse("2022-04-18T11:00:00Z");

  private static final Duration DAY = Duration.ofDays(1);
  private static final Paging PAGING = new Paging(Duration.ofMinutes(2), Duration.ofSeconds(40), 5);

  private Instant now = EVENING;
  private final ListLedger ledger = new ListLedger(() -> now);
  private SqlIncidents incidents;
  private WatchService desk;
  private TestPageResults results;

  @BeforeEach
  void aCity() {
    var sql = JdbcClient.create(TestDatabase.migrated("watch"));
    incidents = new SqlIncidents(sql, JsonMapper.builder().findAndAddModules().build());
    results = new TestPageResults(incidents);
    desk =
        new WatchService(
            incidents,
            UnaskedInsight.make(),
            UnaskedInsight.matters(incidents),
            PolicyCity.shipped(),
            () -> PAGING,
            _ -> List.of(PageWay.MOBILE, PageWay.SCREEN),
            ledger,
            () -> now);
  }

  private void sweep() {
    desk.testPages();
    incidents.listDue(now, PAGING.longest(), 20).forEach(desk::page);
  }

  private void sweepFor(Duration span) {
    for (Instant end = now.plus(span); now.isBefore(end); now = now.plusSeconds(10)) {
      sweep();
    }
  }

  private List<String> paged() {
    return ledger.facts(WatchFact.Paged.class).stream().map(WatchFact.Paged::staff).toList();
  }

  private Incident test() {
    return results.listLast().getFirst();
  }

  // promise: web/src/watch/zhDuty.ts «点起按本人的方式叫当夜第一人，不叫别人»
  @Test
  void theFirstOfTheNightAloneIsPagedOnceAnEvening() {
    now = EVENING.minusSeconds(1);
    sweep();
    assertEquals(List.of(), paged());
    now = EVENING;
    sweep();
    String first = desk.listOnDuty(Instant.parse("2022-04-18T14:00:00Z")).getFirst();
    assertEquals(List.of(first), paged());
    desk.acknowledge(test().id(), first, AcknowledgementChannel.KEY);
    sweepFor(Duration.ofHours(1));
    assertEquals(List.of(first), paged());
    assertEquals(State.CLOSED, test().state());
    assertEquals(0, results.countFailed());
  }

  // promise: web/src/watch/zhDuty.ts «无人应答就是一项告警»
  @Test
  void anEveningOnWhichNobodyAcknowledgedIsCountedUntilOneDoes() {
    sweepFor(Duration.ofMinutes(10));
    assertEquals(1, paged().size(), "nobody else is woken for a test");
    assertEquals(State.CLOSED, test().state());
    assertEquals(2, test().paging().pages().getFirst().tries().size(), "both ways were gone");
    assertEquals(1, results.countFailed());
    now = EVENING.plus(DAY);
    sweepFor(Duration.ofMinutes(10));
    assertEquals(2, results.countFailed());
    now = EVENING.plus(DAY.multipliedBy(2));
    sweep();
    assertEquals(2, results.countFailed(), "one that is under way says nothing yet");
    desk.acknowledge(test().id(), "leader-1", AcknowledgementChannel.CLICK);
    sweep();
    assertEquals(3, results.countFailed(), "another's click says nothing of the way");
    now = EVENING.plus(DAY.multipliedBy(3));
    sweep();
    desk.acknowledge(test().id(), paged().getLast(), AcknowledgementChannel.CLICK);
    sweep();
    assertEquals(0, results.countFailed());
  }

  // promise: web/src/watch/zhDuty.ts «测试呼叫不算»
  @Test
  void aTestIsNoWaking() {
    sweepFor(Duration.ofMinutes(10));
    assertEquals(List.of(), incidents.listWoken(EVENING.minus(DAY), 10));
    desk.openAlarm(new Alarm("alarm", AlarmKind.MEDIA, AlarmLevel.WAKE, 1, "", now, null));
    sweep();
    assertEquals(1, incidents.listWoken(EVENING.minus(DAY), 10).size());
  }
}
