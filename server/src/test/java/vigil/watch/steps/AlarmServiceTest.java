package vigil.watch.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vigil.acd.SeatView;
import vigil.city.AlarmKind;
import vigil.city.AlarmLevel;
import vigil.city.files.PolicyCity;
import vigil.kernel.ListLedger;
import vigil.kernel.database.TestDatabase;
import vigil.telephony.LegQuality;
import vigil.watch.Alarm;
import vigil.watch.Incident;
import vigil.watch.Incident.State;
import vigil.watch.PageWay;
import vigil.watch.WatchFact;
import vigil.watch.life.AlarmRule;
import vigil.watch.life.Paging;
import vigil.watch.store.SqlAlarms;
import vigil.watch.store.SqlIncidents;

/// Alarms of the line's own health: rows, incidents and pages together, by a clock that the test
/// turns.
class AlarmServiceTest {
  /// Two in the morning in Shanghai.
  private static final Instant NIGHT = Instant.parse("2022-04-17T18:00:00Z");

  private static final Instant MORNING = Instant.parse("2022-04-17T23:00:00Z");
  private static final Paging PAGING = new Paging(Duration.ofMinutes(2), Duration.ofSeconds(40), 5);
  private static final List<AlarmRule> RULES =
      List.of(
          rule(AlarmKind.MEDIA, AlarmLevel.WAKE),
          rule(AlarmKind.TRUNK, AlarmLevel.WAKE),
          rule(AlarmKind.QUEUE, AlarmLevel.DAY),
          rule(AlarmKind.READERS, AlarmLevel.DAY),
          rule(AlarmKind.DISK, AlarmLevel.SHOW));

  private Instant now = NIGHT;
  private final ListLedger ledger = new ListLedger(() -> now);
  private boolean isDatabaseAway;
  private boolean isAnswerLost;
  private SqlIncidents incidents;
  private SqlAlarms stored;
  private WatchService desk;
  private AlarmService alarms;

  private static AlarmRule rule(AlarmKind kind, AlarmLevel level) {
    return new AlarmRule(kind, level, 1, 0, Duration.ofSeconds(20), Duration.ofSeconds(60));
  }

  @BeforeEach
  void aNight() {
    var sql = JdbcClient.create(TestDatabase.migrated("watch"));
    incidents = new SqlIncidents(sql, JsonMapper.builder().findAndAddModules().build());
    stored = new SqlAlarms(sql);
    desk =
        new WatchService(
            incidents,
            UnaskedInsight.make(),
            UnaskedInsight.matters(incidents),
            PolicyCity.shipped(),
            () -> PAGING,
            _ -> List.of(PageWay.MOBILE),
            ledger,
            () -> now);
    alarms = server();
  }

  private AlarmService server() {
    return new AlarmService(stored, new FlakyRecorder(), () -> RULES, () -> now);
  }

  /// Stores nothing while the database is away.
  private final class FlakyRecorder extends AlarmRecorder {
    FlakyRecorder() {
      super(stored, desk, ledger);
    }

    @Override
    public void raise(Alarm alarm) {
      if (isDatabaseAway) {
        throw new IllegalStateException("the database is away");
      }
      super.raise(alarm);
      if (isAnswerLost) {
        isAnswerLost = false;
        throw new IllegalStateException("the answer was lost");
      }
    }
  }

  private void look(AlarmKind kind, double reading) {
    look(kind, reading, "");
  }

  private void look(AlarmKind kind, double reading, String detail) {
    Map<AlarmKind, Double> readings = new EnumMap<>(AlarmKind.class);
    readings.put(kind, reading);
    Map<AlarmKind, String> details = new EnumMap<>(AlarmKind.class);
    details.put(kind, detail);
    alarms.observe(
        new HealthSample(
            now,
            readings,
            details,
            new EnumMap<>(SeatView.State.class),
            new EnumMap<>(LegQuality.Step.class),
            0));
  }

  /// Bad for half a minute.
  private void goesBad(AlarmKind kind) {
    look(kind, 1);
    now = now.plusSeconds(30);
    look(kind, 1);
  }

  private void goesWell(AlarmKind kind) {
    look(kind, 0);
    now = now.plusSeconds(60);
    look(kind, 0);
  }

  private void sweep() {
    desk.wakeNext();
    incidents.listDue(now, PAGING.longest(), 20).forEach(desk::page);
  }

  private int pages() {
    return ledger.facts(WatchFact.Paged.class).size();
  }

  private Incident incident() {
    return incidents.list(false, 1).getFirst();
  }

  // promise: policy/alarms.csv «WAKE pages at any hour; DAY waits for the morning»
  @Test
  void whatCannotWaitPagesTheDutyChainAtNightAndEndsByItself() {
    goesBad(AlarmKind.MEDIA);
    sweep();
    assertEquals(1, pages());
    assertEquals(List.of(AlarmKind.MEDIA), alarms.listOpen().stream().map(Alarm::kind).toList());
    assertEquals("语音服务不在", incident().about().topicName());
    goesWell(AlarmKind.MEDIA);
    assertEquals(State.CLOSED, incident().state());
    assertEquals(List.of(), alarms.listOpen());
    var ended = ledger.facts(WatchFact.AlarmEnded.class).getFirst();
    assertEquals(60, ended.seconds());
    now = now.plus(PAGING.next());
    sweep();
    assertEquals(1, pages(), "nobody is woken for what is over");
  }

  @Test
  void whatMayWaitIsPagedWhenTheQuietHoursAreOverAndOneAfterTheOther() {
    goesBad(AlarmKind.QUEUE);
    goesBad(AlarmKind.READERS);
    sweep();
    assertEquals(0, pages());
    assertEquals(State.WAITING, incident().state());
    now = MORNING;
    sweep();
    assertEquals(1, pages());
    now = MORNING.plusSeconds(1);
    sweep();
    assertEquals(1, pages(), "nobody is rung for two things at once");
    String first = incidents.listDue(MORNING.plusSeconds(3600), PAGING.longest(), 1).getFirst();
    desk.acknowledge(first, "manager-1", Incident.AcknowledgementChannel.KEY);
    sweep();
    assertEquals(2, pages());
  }

  @Test
  void whatMayWaitAndWasRaisedBeforeTheQuietHoursIsPagedOnAfterThem() {
    now = Instant.parse("2022-04-17T13:58:00Z");
    goesBad(AlarmKind.QUEUE);
    sweep();
    assertEquals(1, pages());
    now = now.plus(PAGING.next());
    sweep();
    assertEquals(1, pages(), "it is past ten");
    now = MORNING;
    sweep();
    assertEquals(2, pages());
  }

  @Test
  void whatIsOverBeforeTheMorningWakesNobody() {
    goesBad(AlarmKind.QUEUE);
    goesWell(AlarmKind.QUEUE);
    now = MORNING;
    sweep();
    assertEquals(0, pages());
    assertEquals(1, stored.listSince(NIGHT, 10).size(), "it stands on the list of the night");
  }

  @Test
  void whatIsOnlyShownPagesNobody() {
    goesBad(AlarmKind.DISK);
    sweep();
    assertEquals(0, pages());
    assertEquals(List.of(), incidents.list(false, 10));
    assertEquals(1, alarms.listOpen().size());
  }

  @Test
  void theRowNamesWhatIsAwayByNow() {
    look(AlarmKind.TRUNK, 1, "north");
    now = now.plusSeconds(30);
    look(AlarmKind.TRUNK, 1, "north");
    look(AlarmKind.TRUNK, 2, "north, south");
    assertEquals("north, south", stored.listOpen().getFirst().detail());
    assertEquals(2, stored.listOpen().getFirst().worst());
    assertEquals(stored.listOpen(), alarms.listOpen());
    look(AlarmKind.TRUNK, 0, "");
    assertEquals("north, south", stored.listOpen().getFirst().detail());
  }

  @Test
  void anotherServerGoesOnWithTheAlarmThatIsOpen() {
    goesBad(AlarmKind.MEDIA);
    alarms = server();
    look(AlarmKind.MEDIA, 1);
    assertEquals(1, stored.listSince(NIGHT, 10).size());
    goesWell(AlarmKind.MEDIA);
    assertEquals(List.of(), stored.listOpen());
    goesBad(AlarmKind.MEDIA);
    assertEquals(2, stored.listSince(NIGHT, 10).size());
  }

  @Test
  void whatWasStoredThoughNobodyHeardSoIsToldOnceAndKeepsNoOtherBack() {
    isAnswerLost = true;
    assertThrows(IllegalStateException.class, () -> goesBad(AlarmKind.MEDIA));
    goesBad(AlarmKind.DISK);
    assertEquals(2, stored.listOpen().size());
    assertEquals(2, ledger.facts(WatchFact.AlarmRaised.class).size());
    goesWell(AlarmKind.MEDIA);
    assertEquals(State.CLOSED, incident().state());
  }

  /// While the database is away nothing can be stored, and so nobody rung: it is owed.
  @Test
  void whatCouldNotBeStoredIsToldOnceTheDatabaseAnswers() {
    look(AlarmKind.MEDIA, 0);
    isDatabaseAway = true;
    assertThrows(IllegalStateException.class, () -> goesBad(AlarmKind.MEDIA));
    assertEquals(1, alarms.listOpen().size(), "the line's page shows it all the same");
    isDatabaseAway = false;
    look(AlarmKind.MEDIA, 1);
    sweep();
    assertEquals(1, pages());
    assertTrue(stored.listOpen().getFirst().openedAt().isBefore(now.plusSeconds(1)));
  }
}
