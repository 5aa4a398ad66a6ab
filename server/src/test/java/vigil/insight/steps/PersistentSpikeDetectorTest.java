package vigil.insight.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.ServerTest;
import vigil.city.WorkingDays;
import vigil.insight.InsightFact;
import vigil.insight.policy.PolicyExpectation;
import vigil.insight.spike.SpikeAlarm;
import vigil.insight.spike.SpikeDetector;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.watch.IncidentRows;

/// The detector with its state in the database says what the detector alone says.
@ServerTest
class PersistentSpikeDetectorTest {
  /// No other test counts it.
  private static final String TOPIC = "1702";

  private static final Duration CELL = Duration.ofMinutes(10);
  private static final int BATCH = 7;

  @Autowired private PersistentSpikeDetector sensor;
  @Autowired private PolicyExpectation usual;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient sql;
  @Autowired private Ledger ledger;
  @Autowired private InstantSource clock;

  @AfterEach
  void clear() {
    IncidentRows.delete(transaction, sql, TOPIC + "-%");
    sql.sql("delete from insight.spike where topic = ?").param(TOPIC).update();
    sql.sql("delete from insight.series where topic = ?").param(TOPIC).update();
  }

  // promise: docs/flink.md «The ledger's reader is the detector with its state in PostgreSQL»
  @Test
  void whatTheLedgerIsToldIsWhatTheDetectorSays() {
    List<SensedCase> cases = cases();
    for (int n = 0; n < cases.size(); n += BATCH) {
      var some = cases.subList(n, Math.min(n + BATCH, cases.size()));
      transaction.executeWithoutResult(_ -> sensor.count(some));
    }
    var alone = new SpikeDetector(usual.getSettings(), usual, List.of(), List.of());
    List<String> said =
        cases.stream()
            .flatMap(one -> alone.count(one.topic(), one.district(), one.at()).stream())
            .map(PersistentSpikeDetectorTest::line)
            .toList();
    assertTrue(said.size() > 4, said::toString);
    assertEquals(said, told());
  }

  /// A wave of two districts that pauses at night, rises again and is over; some cases come late.
  private List<SensedCase> cases() {
    LocalDate today = clock.instant().atZone(WorkingDays.SHANGHAI).toLocalDate();
    var cases = new ArrayList<SensedCase>();
    for (int day = 1; day <= 2; day++) {
      Instant morning = WorkingDays.startOf(today.plusDays(day)).plus(Duration.ofHours(10));
      for (int cell = 0; cell < 12; cell++) {
        for (int n = 0; n < 20 * day; n++) {
          Instant at = morning.plus(CELL.multipliedBy(cell)).plusSeconds(n % 5 * 100L);
          cases.add(new SensedCase(TOPIC, n % 3 == 0 && cell > 2 ? "310104" : "310101", at));
        }
      }
      cases.add(new SensedCase(TOPIC, "310101", morning.plus(Duration.ofHours(12))));
    }
    return cases;
  }

  private List<String> told() {
    String spike =
        sql.sql("select id from insight.spike where topic = ?")
            .param(TOPIC)
            .query(String.class)
            .single();
    return LedgerEntry.listFacts(ledger.listBySubject(spike, 1_000), InsightFact.class).stream()
        .map(PersistentSpikeDetectorTest::line)
        .toList();
  }

  private static String line(SpikeAlarm alarm) {
    return switch (alarm) {
      case SpikeAlarm.AlarmRaised it -> "raised " + it.districts() + it.count() + it.since();
      case SpikeAlarm.AlarmGrew it -> "grew " + it.districts() + it.count();
      case SpikeAlarm.AlarmResumed it -> "resumed " + it.districts() + it.count();
      case SpikeAlarm.AlarmExceeded it -> "exceeded " + it.districts() + it.count();
      case SpikeAlarm.AlarmClosed it -> "closed " + it.count();
    };
  }

  private static String line(InsightFact fact) {
    return switch (fact) {
      case InsightFact.SpikeRaised it ->
          "raised " + it.districts() + it.evidence().count() + it.since();
      case InsightFact.SpikeGrew it -> "grew " + it.districts() + it.count();
      case InsightFact.SpikeResumed it -> "resumed " + it.districts() + it.count();
      case InsightFact.SpikeExceeded it -> "exceeded " + it.districts() + it.count();
      case InsightFact.SpikeClosed it -> "closed " + it.count();
      case InsightFact.SpikeReopened _, InsightFact.TableExported _ ->
          throw new AssertionError("Nobody did that: " + fact);
    };
  }
}
