package vigil.casework.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.casework.CaseworkFact;
import vigil.casework.Clock;
import vigil.casework.ContactCalls;
import vigil.casework.OrderFact;
import vigil.casework.Platforms;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.casework.life.Actor;
import vigil.casework.privacy.steps.RecusalsService;
import vigil.casework.privacy.store.SqlRecusals;
import vigil.casework.store.SampleOrder;
import vigil.casework.store.SqlOrders;
import vigil.city.files.PolicyCity;
import vigil.kernel.ConditionalAppend;
import vigil.kernel.Fact;
import vigil.kernel.ListLedger;
import vigil.kernel.database.TestDatabase;

/// Due times against a clock that jumps.
class DueSweepTest {
  private static final Instant DISPATCH_DUE = Instant.parse("2022-03-28T04:00:00Z");
  private static final Instant ANSWER_DUE = Instant.parse("2022-04-06T16:00:00Z");

  private Instant now = DISPATCH_DUE.minus(Duration.ofHours(1));
  private final ListLedger ledger = new ListLedger(() -> now);
  private JdbcClient sql;
  private OrderSteps steps;
  private DueSweep sweep;
  private boolean isSomebodyFaster;

  @BeforeEach
  void oneOrder() {
    var database = TestDatabase.migrated("kernel", "casework");
    sql = JdbcClient.create(database);
    var orders = new SqlOrders(new JdbcTemplate(database), this::append);
    var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    steps =
        new OrderSteps(
            orders,
            ledger,
            PolicyCity.shipped(),
            () -> now,
            new RecusalsService(new SqlRecusals(JdbcClient.create(database)), ledger, () -> now),
            new StaticListableBeanFactory().getBeanProvider(Platforms.class),
            new StaticListableBeanFactory().getBeanProvider(ContactCalls.class),
            transaction);
    sweep =
        new DueSweep(
            orders,
            steps,
            (name, period, work) -> {},
            transaction,
            () -> now,
            ledger,
            PolicyCity.shipped());
    SampleOrder.register(sql);
    sql.sql(
            """
            insert into casework.due (order_id, next, dispatch)
            values ('order-1', '2022-03-28T04:00:00Z', '2022-03-28T04:00:00Z')
            """)
        .update();
  }

  private boolean append(ConditionalAppend.Write write, List<? extends Fact> facts) {
    if (isSomebodyFaster) {
      sql.sql("update casework.work_order set version = version + 1").update();
    }
    long kept =
        sql.sql("with " + write.expressions() + " select count(*) from kept")
            .params(write.values())
            .query(Long.class)
            .single();
    if (kept == 1) {
      ledger.append(facts);
    }
    return kept == 1;
  }

  @Test
  void eachDueTimeIsToldOnceHoweverTheClockJumps() {
    sweepAt(now);
    assertEquals(List.of(), overdue());
    sweepAt(DISPATCH_DUE.plusSeconds(1));
    assertEquals(List.of(DISPATCH_DUE), overdue());
    sweepAt(DISPATCH_DUE.minus(Duration.ofHours(2)));
    sweepAt(DISPATCH_DUE.plusSeconds(1));
    assertEquals(List.of(DISPATCH_DUE), overdue(), "put back and forward again: nothing twice");
    sweepAt(ANSWER_DUE.plus(Duration.ofDays(3)));
    assertEquals(List.of(DISPATCH_DUE, ANSWER_DUE), overdue());
    sweepAt(DISPATCH_DUE);
    sweepAt(ANSWER_DUE.plus(Duration.ofDays(4)));
    assertEquals(List.of(DISPATCH_DUE, ANSWER_DUE), overdue());
  }

  @Test
  void aJumpOverAllDueTimesTellsThemAll() {
    sweepAt(ANSWER_DUE.plus(Duration.ofDays(365)));
    assertEquals(List.of(DISPATCH_DUE, ANSWER_DUE), overdue());
  }

  /// The longer it is late, the higher it stands; told of everything, it stands there still.
  @Test
  void whatIsLateInTheRapidLaneStandsByTheDueTimeThatPassedFirst() {
    sql.sql("update casework.work_order set urgency = 'URGENT'").update();
    sweepAt(DISPATCH_DUE.plusSeconds(1));
    assertEquals(DISPATCH_DUE, placeInTheLane());
    sweepAt(ANSWER_DUE.plusSeconds(1));
    assertEquals(DISPATCH_DUE, placeInTheLane());
  }

  private Instant placeInTheLane() {
    return sql.sql("select rapid from casework.due")
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .single();
  }

  /// Rules 1.2: dialysis is of the rapid-disposal lane while it is urgent.
  @Test
  void aLateStepOfTheRapidLaneIsToldApartOnceForEachDueTime() {
    sweepAt(DISPATCH_DUE.plusSeconds(1));
    assertEquals(List.of(), ledger.facts(CaseworkFact.RapidStepLate.class), "an ordinary order");
    sql.sql("update casework.work_order set urgency = 'URGENT'").update();
    sweepAt(ANSWER_DUE.plusSeconds(1));
    sweepAt(DISPATCH_DUE);
    sweepAt(ANSWER_DUE.plusSeconds(2));
    var late = ledger.facts(CaseworkFact.RapidStepLate.class);
    assertEquals(List.of(ANSWER_DUE), late.stream().map(l -> l.due()).toList());
    assertEquals("20220328-000001-7", late.getFirst().number());
    assertEquals(Clock.Kind.CITIZEN, late.getFirst().clock());
  }

  @Test
  void whoIsOvertakenBetweenReadAndWriteWritesNothingAndIsToldSo() {
    now = DISPATCH_DUE.plusSeconds(1);
    isSomebodyFaster = true;
    var stale = new Refusal.Stale(3, List.of());
    assertEquals(stale, steps.take("order-1", 2, new Step.Lapse(), Actor.HOUSE));
    assertEquals(List.of(), overdue());
  }

  private void sweepAt(Instant at) {
    now = at;
    sweep.sweep();
  }

  private List<Instant> overdue() {
    return ledger.facts(OrderFact.FellOverdue.class).stream()
        .map(OrderFact.FellOverdue::due)
        .sorted()
        .toList();
  }
}
