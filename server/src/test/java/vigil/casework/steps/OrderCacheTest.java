package vigil.casework.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.casework.AssignmentStep;
import vigil.casework.ContactCalls;
import vigil.casework.Order;
import vigil.casework.Outcome;
import vigil.casework.Platforms;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.casework.life.Actor;
import vigil.casework.privacy.steps.RecusalsService;
import vigil.casework.privacy.store.SqlRecusals;
import vigil.casework.store.SampleOrder;
import vigil.casework.store.SqlOrders;
import vigil.city.files.PolicyCity;
import vigil.identity.Role;
import vigil.kernel.ConditionalAppend;
import vigil.kernel.Fact;
import vigil.kernel.ListLedger;
import vigil.kernel.database.TestDatabase;

/// Two servers over one database, each with orders in mind that the other moves on.
class OrderCacheTest {
  private static final String ORDER = "order-1";
  private static final Actor DISPATCHER =
      new Actor("dispatcher-1", Set.of(Role.DISPATCHER, Role.MANAGER), null);
  private static final Actor CLERK = new Actor("clerk-1", Set.of(Role.CLERK), "d310115");

  private final Instant now = Instant.parse("2022-03-28T03:00:00Z");
  private final ListLedger ledger = new ListLedger(() -> now);
  private JdbcClient sql;
  private TransactionTemplate transaction;
  private OrderSteps here;
  private OrderSteps there;
  private int reads;

  @BeforeEach
  void oneOrder() {
    var database = TestDatabase.migrated("kernel", "casework");
    sql = JdbcClient.create(database);
    transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    here = server(new JdbcTemplate(database));
    there = server(new JdbcTemplate(database));
    SampleOrder.register(sql);
    sql.sql("insert into casework.due (order_id) values ('order-1')").update();
  }

  private OrderSteps server(JdbcTemplate database) {
    var orders =
        new SqlOrders(database, this::append) {
          @Override
          public java.util.Optional<Order> find(String id) {
            reads++;
            return super.find(id);
          }

          @Override
          public java.util.Optional<Order> findByAssignment(String assignment) {
            reads++;
            return super.findByAssignment(assignment);
          }
        };
    return new OrderSteps(
        orders,
        ledger,
        PolicyCity.shipped(),
        () -> now,
        new RecusalsService(new SqlRecusals(sql), ledger, () -> now),
        new StaticListableBeanFactory().getBeanProvider(Platforms.class),
        new StaticListableBeanFactory().getBeanProvider(ContactCalls.class),
        transaction);
  }

  private boolean append(ConditionalAppend.Write write, List<? extends Fact> facts) {
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
  void aStepAfterALookReadsNothing() {
    Order seen = here.findToDecide(ORDER).orElseThrow();
    reads = 0;
    Order sent = decided(here.take(ORDER, seen.version(), dispatch(), DISPATCHER));
    decided(here.take(part(sent), sent.version(), new AssignmentStep.Sign(), CLERK));
    assertEquals(0, reads);
  }

  @Test
  void whoDecidesOnWhatAnotherServerMovedOnWritesNothingAndIsToldSo() {
    Order seen = here.findToDecide(ORDER).orElseThrow();
    Order sent = decided(there.take(ORDER, seen.version(), dispatch(), DISPATCHER));
    var refused = here.take(ORDER, seen.version(), dispatch(), DISPATCHER);
    assertEquals(sent.version(), assertInstanceOf(Refusal.Stale.class, refused).version());
    assertEquals(sent, here.findToDecide(ORDER).orElseThrow(), "nothing was written");
  }

  // promise: docs/rules.md «one that the order never had is said to be none»
  @Test
  void aVersionThatNeverWasIsNotSaidToBeOld() {
    Order seen = here.findToDecide(ORDER).orElseThrow();
    Refusal refused =
        assertInstanceOf(
            Refusal.class, here.take(ORDER, seen.version() + 1, dispatch(), DISPATCHER));
    assertEquals("NoSuchVersion", refused.getClass().getSimpleName());
  }

  @Test
  void whoIsRefusedIsToldOfTheOrderAsItIs() {
    Order seen = here.findToDecide(ORDER).orElseThrow();
    decided(there.take(ORDER, seen.version(), dispatch(), DISPATCHER));
    var toNobody = new Step.Dispatch("nowhere", List.of(), List.of());
    assertInstanceOf(
        Refusal.Stale.class,
        here.take(ORDER, seen.version(), toNobody, DISPATCHER),
        "not that there is no such unit: it is dispatched already");
  }

  /// The undone step's version number is given a second time, to another step.
  @Test
  void aStepThatWasUndoneIsNotRemembered() {
    Order seen = here.findToDecide(ORDER).orElseThrow();
    transaction.executeWithoutResult(status -> {
      decided(here.take(ORDER, seen.version(), new Step.Supervise("急"), DISPATCHER));
      status.setRollbackOnly();
    });
    Order reminded = decided(there.take(ORDER, seen.version(), new Step.Remind("催"), DISPATCHER));
    Order sent = decided(here.take(ORDER, reminded.version(), dispatch(), DISPATCHER));
    assertFalse(sent.has(Order.Flag.SUPERVISED), "nobody supervises it");
  }

  @Test
  void aPartIsNoOrderAndAnOrderNoPart() {
    Order seen = here.findToDecide(ORDER).orElseThrow();
    Order sent = decided(here.take(ORDER, seen.version(), dispatch(), DISPATCHER));
    int version = sent.version();
    assertInstanceOf(
        Refusal.Unknown.class, here.take(ORDER, version, new AssignmentStep.Sign(), CLERK));
    assertInstanceOf(Refusal.Unknown.class, here.take(part(sent), version, dispatch(), DISPATCHER));
  }

  private static Step.Dispatch dispatch() {
    return new Step.Dispatch("d310115", List.of(), List.of());
  }

  private static String part(Order order) {
    return order.findLead().orElseThrow().id();
  }

  private static Order decided(Outcome outcome) {
    return assertInstanceOf(Outcome.Decision.class, outcome).after();
  }
}
