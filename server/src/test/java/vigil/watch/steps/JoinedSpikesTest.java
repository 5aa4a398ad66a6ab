package vigil.watch.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.ServerTest;
import vigil.insight.Insight;
import vigil.insight.InsightFact;
import vigil.insight.Spike;
import vigil.watch.Incident;
import vigil.watch.IncidentRows;

/// Spikes of one matter in one incident: a topic, and the category that it lies in. No policy knows
/// them, so no other test raises one of them.
@ServerTest
class JoinedSpikesTest {
  @Autowired private WatchService desk;
  @Autowired private Insight insight;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient sql;
  @Autowired private InstantSource clock;

  private String first = "";
  private String second = "";

  @BeforeEach
  void bothBurn() {
    first = "metro-" + clock.millis();
    second = "travel-" + clock.millis();
    burn(first, "990101");
    desk.open(raised(first));
    burn(second, "9901");
    desk.open(raised(second));
  }

  @AfterEach
  void clear() {
    IncidentRows.delete(transaction, sql, first);
    IncidentRows.delete(transaction, sql, second);
    sql.sql("delete from insight.spike where id in (?, ?)").params(first, second).update();
  }

  // promise: docs/night.md «An incident ends by itself when the last of its spikes does»
  @Test
  void anIncidentEndsWithTheLastOfItsSpikes() {
    assertTrue(desk.findIncident(second).isEmpty(), "nobody is woken twice");
    assertEquals(List.of(first, second), incident().listSpikes());
    insight.close(first);
    desk.close(first);
    assertNotEquals(Incident.State.CLOSED, incident().state(), "the other one burns on");
    insight.close(second);
    desk.close(second);
    assertEquals(Incident.State.CLOSED, incident().state());
  }

  // promise: docs/night.md «who says that it is dealt with ends them all»
  @Test
  void whoSaysThatItIsDealtWithEndsThemAllAndMayTakeItBack() {
    desk.acknowledge(first, "manager-1", Incident.AcknowledgementChannel.CLICK);
    desk.deal(first, "manager-1", "故障已排除");
    assertFalse(isBurning(first));
    assertFalse(isBurning(second));
    Instant closed = insight.findSpike(first).orElseThrow().course().closedAt();
    assertTrue(
        Objects.requireNonNull(closed).isAfter(clock.instant().minusSeconds(60)),
        "whoever came until then is of the wave");
    desk.reopen(first, "manager-1");
    assertTrue(isBurning(first));
    assertTrue(isBurning(second));
    assertEquals(Incident.State.ACKNOWLEDGED, incident().state());
  }

  private Incident incident() {
    return desk.findIncident(first).orElseThrow();
  }

  private boolean isBurning(String spike) {
    return insight.findSpike(spike).orElseThrow().isOpen();
  }

  private void burn(String id, String topic) {
    sql.sql(
            """
            insert into insight.spike (id, topic, version, since_cell, raised_cell, since, raised_at,
              districts, cases, told, first_cases, usual, score, reason, reason_en)
            values (?, ?, 1, 1, 1, now(), now(), '{}', 20, 20, 20, 1, 20, '升', 'up')
            """)
        .params(id, topic)
        .update();
  }

  private InsightFact.SpikeRaised raised(String id) {
    return new InsightFact.SpikeRaised(
        id,
        1,
        new InsightFact.TopicNames("990101", "地铁运营", "Metro service"),
        clock.instant(),
        List.of(),
        new InsightFact.Evidence(20, 1, 20),
        new Spike.Reason("升", "up"));
  }
}
