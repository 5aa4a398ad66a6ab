package vigil.watch.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.insight.InsightFact;
import vigil.insight.Spike;
import vigil.kernel.Await;
import vigil.kernel.Ledger;
import vigil.watch.Incident;
import vigil.watch.Incident.AcknowledgementChannel;

/// The sweep, the rows and the ledger together.
@ServerTest
class WatchServiceTest {
  @Autowired private WatchService desk;
  @Autowired private Ledger ledger;
  @Autowired private JdbcClient sql;
  @Autowired private InstantSource clock;

  @Test
  void whenNobodyAnswersInTimeTheNextInLineIsPaged() {
    String id = "rehearsal-" + clock.millis();
    var raised = raised(id);
    desk.open(raised);
    desk.open(raised);
    var line = desk.listOnDuty(clock.instant());
    assertTrue(line.size() >= 2, "the demo roster names more than one");
    Await.until(() -> pages(id).size() == 1);
    // First the other ways to the first in line, which each have a time of their own.
    Await.until(() -> {
      timeIsUp(id);
      return pages(id).size() == 2;
    });
    assertEquals(line.subList(0, 2), pages(id).stream().map(Incident.Page::staff).toList());

    desk.acknowledge(id, line.get(1), AcknowledgementChannel.CLICK);
    desk.close(id);
    var kinds =
        ledger.listBySubject(id, 50).stream()
            .map(entry -> entry.kind())
            .filter(kind -> !kind.startsWith("watch.Way"))
            .toList();
    assertEquals(
        List.of(
            "watch.IncidentOpened",
            "watch.Paged",
            "watch.Paged",
            "watch.Acknowledged",
            "watch.IncidentClosed"),
        kinds);
  }

  /// Pages of before had no ways, and one row each.
  @Test
  void whoWasPagedByAServerOfBeforeIsPagedOn() {
    String id = "of-before-" + clock.millis();
    desk.open(raised(id));
    Await.until(() -> pages(id).size() == 1);
    sql.sql(
            "update watch.incident set body = jsonb_set(body, '{pages,0,tries}', '[]') where id = ?")
        .param(id)
        .update();
    timeIsUp(id);
    Await.until(() -> !pages(id).getFirst().tries().isEmpty());
    desk.close(id);
  }

  @Test
  void anIncidentThatCannotBeReadHindersNoOther() {
    String broken = "broken-" + clock.millis();
    sql.sql(
            """
            insert into watch.incident (id, version, state, opened_at, due_at, body)
            values (?, 1, 'PAGING', now(), now() - interval '1 hour', '{}')
            """)
        .param(broken)
        .update();
    try {
      String id = "beside-" + clock.millis();
      desk.open(raised(id));
      Await.until(() -> pages(id).size() == 1);
      desk.close(id);
    } finally {
      sql.sql("delete from watch.incident where id = ?").param(broken).update();
    }
  }

  /// The two minutes are over: the due time is a column, so that a restart loses none.
  private void timeIsUp(String id) {
    sql.sql(
            """
            update watch.incident
            set due_at = ?, body = jsonb_set(body, '{due}', to_jsonb(cast(? as text))) where id = ?
            """)
        .params(
            clock.instant().atOffset(java.time.ZoneOffset.UTC),
            clock.instant().minusSeconds(1).toString(),
            id)
        .update();
  }

  private List<Incident.Page> pages(String id) {
    return desk.findIncident(id).orElseThrow().paging().pages();
  }

  private InsightFact.SpikeRaised raised(String id) {
    return new InsightFact.SpikeRaised(
        id,
        1,
        new InsightFact.TopicNames("rehearsal", "演练", "Rehearsal"),
        clock.instant(),
        List.of(),
        new InsightFact.Evidence(20, 1, 20),
        new Spike.Reason("演练", "r"));
  }
}
