package vigil.watch.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.CaseworkFact.RapidStepLate;
import vigil.casework.Clock;
import vigil.city.files.PolicyCity;
import vigil.kernel.ListLedger;
import vigil.kernel.database.TestDatabase;
import vigil.watch.Incident;
import vigil.watch.Incident.AcknowledgementChannel;
import vigil.watch.Incident.State;
import vigil.watch.PageWay;
import vigil.watch.WatchFact;
import vigil.watch.life.Paging;
import vigil.watch.store.SqlIncidents;
import vigil.watch.store.SqlLateSteps;

/// Late steps of the rapid-disposal lane wake whoever is on duty: rows and escalation together, by
/// a clock that the test turns.
class LaneIncidentsTest {
  private static final Instant NIGHT = Instant.parse("2022-04-17T18:00:00Z");
  private static final Paging PAGING = new Paging(Duration.ofMinutes(2), Duration.ofSeconds(40), 5);

  private Instant now = NIGHT;
  private final ListLedger ledger = new ListLedger(() -> now);
  private final Set<String> done = new HashSet<>();
  private SqlIncidents incidents;
  private WatchService desk;
  private LaneIncidents lane;

  @BeforeEach
  void aNight() {
    var sql = JdbcClient.create(TestDatabase.migrated("watch"));
    incidents = new SqlIncidents(sql, JsonMapper.builder().findAndAddModules().build());
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
    lane =
        new LaneIncidents(
            new SqlLateSteps(sql),
            incidents,
            desk,
            one -> !done.contains(one.order()),
            () -> PAGING,
            ledger,
            () -> now);
  }

  /// Spikes are none of the lane's business.
  private void late(String order, Instant due) {
    lane.note(
        new RapidStepLate(order, now, "20220418-" + order, Clock.Kind.SIGN, "part", "wjw", due));
  }

  /// What the sweep does each second.
  private void sweep() {
    lane.gather();
    for (String id : incidents.listDue(now, PAGING.next(), 20)) {
      if (!lane.endIfDone(id)) {
        desk.page(id);
      }
    }
  }

  private Incident last() {
    return incidents.findOfLane().orElseThrow();
  }

  private int calls() {
    return ledger.facts(WatchFact.Paged.class).size();
  }

  @Test
  void aLateStepWakesTheManagerWithNumberAndStepAndThenTheNextInLine() {
    late("1", NIGHT);
    sweep();
    assertEquals(1, calls());
    assertTrue(last().about().topicName().contains("20220418-1"), last().about().topicName());
    assertTrue(last().about().topicName().contains("签收超时"), last().about().topicName());
    List<String> line = desk.listOnDuty(now);
    assertEquals(line.getFirst(), last().paging().pages().getLast().staff());
    assertEquals(1, incidents.claim(now, 10).size(), "a phone is to ring");
    now = NIGHT.plus(PAGING.next());
    sweep();
    assertEquals(line.get(1), last().paging().pages().getLast().staff());
  }

  @Test
  void theSameDueTimeWakesOnceHoweverOftenItIsTold() {
    late("1", NIGHT);
    late("1", NIGHT);
    sweep();
    desk.acknowledge(last().id(), "manager-1", AcknowledgementChannel.KEY);
    now = NIGHT.plus(Duration.ofHours(3));
    late("1", NIGHT);
    sweep();
    assertEquals(1, calls());
    assertEquals(1, incidents.list(false, 10).size());
    late("1", NIGHT.plus(Duration.ofHours(2)));
    sweep();
    assertEquals(2, calls(), "another due time of the same order wakes again");
  }

  @Test
  void manyLateOrdersAreOnePageThatCounts() {
    for (int i = 0; i < 30; i++) {
      late("a" + i, NIGHT);
    }
    sweep();
    for (int i = 0; i < 30; i++) {
      now = now.plusSeconds(1);
      late("b" + i, now);
      sweep();
    }
    assertEquals(1, calls());
    assertEquals(1, incidents.list(false, 10).size());
    assertEquals(60, last().lates().size());
    assertTrue(
        last().about().topicNameEn().contains("60 orders are late"), last().about().topicNameEn());
  }

  @Test
  void whatBecomesLateSoonAfterSomebodyWokeIsGatheredForOneMorePage() {
    late("1", NIGHT);
    sweep();
    String first = last().id();
    desk.acknowledge(first, "manager-1", AcknowledgementChannel.CLICK);
    for (int i = 0; i < 5; i++) {
      now = now.plus(Duration.ofMinutes(1));
      late("c" + i, now);
      sweep();
    }
    assertEquals(1, calls());
    now = NIGHT.plus(PAGING.gather());
    sweep();
    assertEquals(2, calls());
    assertEquals(5, last().lates().size());
    assertFalse(last().id().equals(first));
  }

  @Test
  void nobodyIsWokenForWhatWasDoneMeanwhile() {
    late("1", NIGHT);
    done.add("1");
    sweep();
    assertEquals(0, calls());
    late("2", NIGHT);
    sweep();
    assertEquals(1, calls());
    done.add("2");
    now = NIGHT.plus(PAGING.next());
    sweep();
    assertEquals(1, calls());
    assertEquals(State.CLOSED, last().state());
  }

  @Test
  void aClockThatIsPutBackKeepsNobodyAsleep() {
    late("1", NIGHT);
    sweep();
    desk.acknowledge(last().id(), "manager-1", AcknowledgementChannel.CLICK);
    now = NIGHT.minus(Duration.ofHours(5));
    late("2", now);
    sweep();
    assertEquals(2, calls());
  }
}
