package vigil.watch.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.ListLedger;
import vigil.kernel.database.TestDatabase;
import vigil.watch.PeriodicContent;
import vigil.watch.PeriodicContent.Phrase;
import vigil.watch.PeriodicReport;
import vigil.watch.PeriodicReport.Kind;
import vigil.watch.PeriodicReport.State;
import vigil.watch.WatchFact;
import vigil.watch.life.PeriodicOutcome.NotAllowedNow;
import vigil.watch.life.PeriodicOutcome.Stale;
import vigil.watch.life.PeriodicOutcome.Written;
import vigil.watch.life.ReportSchedule;
import vigil.watch.store.SqlPeriodicReports;

/// The schedule over PostgreSQL, on a clock of its own.
class PeriodicReportSweepTest {
  private static final Instant START = Instant.parse("2024-02-10T00:00:00Z");
  private static final Duration STEP = Duration.ofHours(1);

  private Instant now = START;
  private LocalTime at = LocalTime.of(6, 30);
  private final ListLedger ledger = new ListLedger(() -> now);
  private SqlPeriodicReports stored;
  private PeriodicReports reports;

  @BeforeEach
  void aCity() {
    var sql = JdbcClient.create(TestDatabase.migrated("watch"));
    stored = new SqlPeriodicReports(sql, JsonMapper.builder().findAndAddModules().build());
    reports = new PeriodicReports(stored, ledger, () -> now);
  }

  /// A server that has just started.
  private PeriodicReportSweep server() {
    return new PeriodicReportSweep(
        stored,
        reports,
        (kind, first) -> content(kind, first),
        () -> List.of(schedule(Kind.DAILY), schedule(Kind.WEEKLY), schedule(Kind.MONTHLY)),
        (_, _, _) -> {},
        () -> now);
  }

  private ReportSchedule schedule(Kind kind) {
    return new ReportSchedule(kind, 1, at);
  }

  private static PeriodicContent content(Kind kind, LocalDate first) {
    var days = ReportSchedule.compare(kind, first);
    return new PeriodicContent(
        new Phrase("", ""),
        new Phrase("", ""),
        START,
        days.previousFrom(),
        days.previousUntil(),
        List.of());
  }

  private List<LocalDate> written(Kind kind) {
    return stored.list(kind, null, null, 200).stream().map(PeriodicReport::from).sorted().toList();
  }

  private static List<LocalDate> days(String from, String until) {
    return LocalDate.parse(from).datesUntil(LocalDate.parse(until).plusDays(1)).toList();
  }

  // promise: docs/reports.md «a server that was down writes each that it missed, and none is
  // written twice»
  @Test
  void everyPeriodIsReportedOnceWhateverStopsMeanwhile() {
    var dice = new Random(7);
    server().sweep();
    for (Instant end = START.plus(Duration.ofDays(55)); now.isBefore(end); now = now.plus(STEP)) {
      if (dice.nextInt(20) == 0) {
        now = now.plus(Duration.ofHours(dice.nextInt(90)));
      }
      server().sweep();
      if (dice.nextBoolean()) {
        server().sweep();
      }
    }
    now = START.plus(Duration.ofDays(60));
    server().sweep();
    assertEquals(days("2024-02-10", "2024-04-09"), written(Kind.DAILY));
    assertEquals(
        List.of("2024-02-05", "2024-02-12", "2024-02-19", "2024-02-26", "2024-03-04", "2024-03-11"),
        written(Kind.WEEKLY).stream().limit(6).map(LocalDate::toString).toList());
    assertEquals(
        List.of(LocalDate.parse("2024-02-01"), LocalDate.parse("2024-03-01")),
        written(Kind.MONTHLY));
    var told = ledger.facts(WatchFact.PeriodicReportDrafted.class);
    var ids = new HashSet<String>();
    assertTrue(told.stream().allMatch(one -> ids.add(one.period() + one.from())));
    int all = 0;
    for (Kind kind : Kind.values()) {
      all += written(kind).size();
    }
    assertEquals(all, told.size());
  }

  @Test
  void aReportIsWrittenWhenItsTimeComesAndNotBefore() {
    server().sweep();
    now = Instant.parse("2024-02-10T22:29:59Z");
    server().sweep();
    assertEquals(List.of(), written(Kind.DAILY));
    now = Instant.parse("2024-02-10T22:30:00Z");
    server().sweep();
    assertEquals(days("2024-02-10", "2024-02-10"), written(Kind.DAILY));
  }

  @Test
  void aLongGapIsMadeUpForInTurns() {
    server().sweep();
    now = now.plus(Duration.ofDays(25));
    var sizes = new ArrayList<Integer>();
    for (int i = 0; i < 3; i++) {
      server().sweep();
      sizes.add(written(Kind.DAILY).size());
    }
    assertEquals(List.of(10, 20, 25), sizes);
  }

  @Test
  void aChangedTimeMovesTheNextAndMakesNoneTwice() {
    server().sweep();
    now = Instant.parse("2024-02-10T22:30:00Z");
    server().sweep();
    at = LocalTime.of(8, 0);
    now = Instant.parse("2024-02-11T22:30:00Z");
    server().sweep();
    assertEquals(1, written(Kind.DAILY).size());
    now = Instant.parse("2024-02-12T00:00:00Z");
    server().sweep();
    assertEquals(days("2024-02-10", "2024-02-11"), written(Kind.DAILY));
  }

  // promise: docs/reports.md «what a person has signed is neither signed nor written anew»
  @Test
  void aSignedReportIsWhatWasSigned() {
    var kept = reports.keep(Kind.DAILY, LocalDate.parse("2024-02-09"), content(), "manager-1");
    assertEquals(new Stale(1), reports.sign(kept.id(), 0, "leader-1"));
    var signed = assertInstanceOf(Written.class, reports.sign(kept.id(), 1, "leader-1")).report();
    assertEquals("leader-1", signed.signature().signedBy());
    assertEquals(new NotAllowedNow(State.SIGNED), reports.sign(kept.id(), 2, "leader-1"));
    var again = reports.keep(Kind.DAILY, LocalDate.parse("2024-02-09"), content(), "manager-2");
    assertEquals(signed, again);
  }

  private static PeriodicContent content() {
    return content(Kind.DAILY, LocalDate.parse("2024-02-09"));
  }
}
