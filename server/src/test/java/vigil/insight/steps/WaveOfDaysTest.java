package vigil.insight.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

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
import vigil.insight.Insight;
import vigil.insight.Spike;
import vigil.kernel.Await;
import vigil.watch.Incident;
import vigil.watch.Incident.AcknowledgementChannel;
import vigil.watch.Incident.State;
import vigil.watch.IncidentRows;
import vigil.watch.steps.WatchService;

/// A wave of three days that pauses at night, from the counts to the telephone of the manager on
/// duty. Its days lie ahead of the clock, so that no sweep ends it in between.
@ServerTest
class WaveOfDaysTest {
  private static final int CASES = 40;
  private static final Duration CELL = Duration.ofMinutes(10);

  @Autowired private PersistentSpikeDetector sensor;
  @Autowired private WatchService desk;
  @Autowired private Insight insight;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient sql;
  @Autowired private InstantSource clock;

  /// No other test counts it.
  private String topic = "";

  @AfterEach
  void clear() {
    IncidentRows.delete(transaction, sql, topic + "-%");
    sql.sql("delete from insight.spike where topic = ?").param(topic).update();
    sql.sql("delete from insight.series where topic = ?").param(topic).update();
  }

  // promise: docs/night.md «over three days of a wave that pauses at night the manager on duty is
  // woken once»
  @Test
  void overThreeDaysOfAWaveThatPausesAtNightTheManagerIsWokenOnce() {
    topic = "1403";
    burn(1, CASES);
    String id = spike().id();
    answered(id);
    pause(1);
    Await.until(() -> state(id) == State.CLOSED);
    assertNotNull(spike().course().closedAt());
    for (int day = 2; day <= 3; day++) {
      burn(day, CASES);
      Await.until(() -> state(id) == State.ACKNOWLEDGED);
      assertEquals(id, spike().id(), "the same wave under the same name");
      assertNull(spike().course().closedAt());
      pause(day);
      Await.until(() -> state(id) == State.CLOSED);
    }
    assertEquals(1, incident(id).paging().pages().size());
    assertEquals(1, countIncidents());
    assertEquals(1, countPhonesRung(id));
  }

  // promise: docs/night.md «three times its level wakes anew»
  @Test
  void whatComesToSeveralTimesItsLevelWakesAnew() {
    topic = "1402";
    burn(1, CASES);
    String id = spike().id();
    answered(id);
    anHourAgo(id);
    pause(1);
    Await.until(() -> state(id) == State.CLOSED);
    burn(2, CASES * 6);
    Await.until(() -> incident(id).paging().wokenAnew() != null);
    Await.until(() -> incident(id).paging().listCurrent().size() == 1);
    assertEquals(1, countIncidents());
  }

  /// Whoever acknowledged is awake for an hour.
  private void anHourAgo(String id) {
    sql.sql(
            """
            update watch.incident set body = jsonb_set(body, '{acknowledged,at}',
              to_jsonb(cast(? as text))) where id = ?
            """)
        .params(clock.instant().minus(Duration.ofHours(2)).toString(), id)
        .update();
  }

  private void answered(String id) {
    Await.until(() -> desk.findIncident(id).filter(one -> !pages(one).isEmpty()).isPresent());
    String staff = pages(incident(id)).getFirst().staff();
    desk.acknowledge(id, staff, AcknowledgementChannel.CLICK);
    assertEquals(State.ACKNOWLEDGED, state(id));
  }

  /// From ten in the morning for three hours.
  private void burn(int day, int cases) {
    for (int n = 0; n < 18; n++) {
      count(morning(day).plus(CELL.multipliedBy(n)), cases);
    }
  }

  /// One case in the night, by which it is seen that hours have passed.
  private void pause(int day) {
    count(morning(day).plus(Duration.ofHours(14)), 1);
  }

  private void count(Instant at, int cases) {
    var some = new ArrayList<SensedCase>();
    for (int i = 0; i < cases; i++) {
      some.add(new SensedCase(topic, "310101", at.plusMillis(10L * i)));
    }
    transaction.executeWithoutResult(_ -> sensor.count(some));
  }

  private Instant morning(int day) {
    LocalDate today = clock.instant().atZone(WorkingDays.SHANGHAI).toLocalDate();
    return WorkingDays.startOf(today.plusDays(day)).plus(Duration.ofHours(10));
  }

  private Spike spike() {
    String id =
        sql.sql("select id from insight.spike where topic = ?")
            .param(topic)
            .query(String.class)
            .single();
    return insight.findSpike(id).orElseThrow();
  }

  private Incident incident(String id) {
    return desk.findIncident(id).orElseThrow();
  }

  private State state(String id) {
    return desk.findIncident(id).map(Incident::state).orElse(State.WAITING);
  }

  private static List<Incident.Page> pages(Incident one) {
    return one.paging().pages();
  }

  private int countIncidents() {
    return count("select count(*) from watch.incident where id like ?", topic + "-%");
  }

  private int countPhonesRung(String id) {
    return count(
        "select count(*) from watch.ring where incident = ? and way in ('MOBILE', 'PHONE')"
            + " and turn = 0",
        id);
  }

  private int count(String statement, String of) {
    return sql.sql(statement).param(of).query(Integer.class).single();
  }
}
