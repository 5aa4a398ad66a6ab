package vigil.casework.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.CompletionReport.AppealFinding;
import vigil.casework.CompletionReport.FactFinding;
import vigil.casework.CompletionReport.Resolution;
import vigil.casework.CompletionReport.SiteCheck;
import vigil.casework.Order;
import vigil.casework.Order.CallbackAttempt;
import vigil.casework.Order.CallbackResult;
import vigil.casework.Order.CallbackWay;
import vigil.casework.OrderFact;

/// A seeded world that has been lived, for tests of rooms that count it. Orders that units still
/// have at its end are brought to one: contact, report, answers, and a closing or a recheck.
///
/// @param facts in the order in which they were told
/// @param orders as they stand at the end
public record SimulatedOrders(List<OrderFact> facts, List<Order> orders) {
  private static final Map<Long, SimulatedOrders> LIVED = new ConcurrentHashMap<>();

  /// The same world each time, lived once.
  public static SimulatedOrders of(long seed) {
    return LIVED.computeIfAbsent(seed, SimulatedOrders::live);
  }

  private static SimulatedOrders live(long seed) {
    var world = new OrderWorld(seed);
    world.run();
    var dice = new Random(seed);
    var facts = new ArrayList<>(world.told());
    Instant end = facts.getLast().on().at();
    for (Order order : world.orders()) {
      order
          .findLead()
          .ifPresent(lead -> facts.addAll(new EndedOrder(order, lead, dice, end).facts()));
    }
    var lives = new LinkedHashMap<String, List<OrderFact>>();
    facts.forEach(f -> lives.computeIfAbsent(f.subject(), k -> new ArrayList<>()).add(f));
    return new SimulatedOrders(facts, lives.values().stream().map(OrderReplay::replay).toList());
  }

  private static final class EndedOrder {
    private final Order order;
    private final Assignment lead;
    private final Random dice;
    private final List<OrderFact> facts = new ArrayList<>();
    private Instant now;

    EndedOrder(Order order, Assignment lead, Random dice, Instant from) {
      this.order = order;
      this.lead = lead;
      this.dice = dice;
      now = from;
    }

    List<OrderFact> facts() {
      Instant contact = lead.mandate().assignedAt().plus(Duration.ofMinutes(dice.nextInt(3000)));
      facts.add(
          new OrderFact.Contacted(
              on(),
              lead.id(),
              new Assignment.Attempt("a", contact, dice.nextBoolean(), null, call())));
      if (dice.nextInt(3) == 0) {
        Instant due = lead.due().plus(Duration.ofDays(15));
        facts.add(new OrderFact.Extended(on(), lead.id(), due, due, false, null));
      }
      facts.add(
          new OrderFact.Reported(
              on(),
              lead.id(),
              pick(FactFinding.values()),
              pick(AppealFinding.values()),
              pick(SiteCheck.values()),
              pick(Resolution.values())));
      facts.add(new OrderFact.Accepted(on(), lead.id()));
      facts.add(new OrderFact.Audited(on(), true, now));
      for (int i = dice.nextInt(3); i >= 0; i--) {
        facts.add(new OrderFact.CalledBack(on(), attempt()));
      }
      facts.add(
          dice.nextInt(4) == 0
              ? new OrderFact.RecheckOrdered(on(), order.round() + 1, "leader", now)
              : new OrderFact.Closed(on(), pick(OrderFact.Ending.values()), dice.nextBoolean()));
      return facts;
    }

    private CallbackAttempt attempt() {
      return new CallbackAttempt(
          now,
          "callback-1",
          CallbackWay.PHONE,
          pick(CallbackResult.values()),
          dice.nextInt(3) == 0 ? null : dice.nextBoolean(),
          dice.nextInt(3) == 0 ? null : dice.nextBoolean(),
          null,
          call());
    }

    private @Nullable String call() {
      return dice.nextBoolean() ? "call-" + dice.nextInt(1_000) : null;
    }

    private <T> T pick(T[] values) {
      return values[dice.nextInt(values.length)];
    }

    private OrderFact.FactHeader on() {
      now = now.plus(Duration.ofMinutes(dice.nextInt(2000)));
      return new OrderFact.FactHeader(
          order.id(), order.version() + facts.size() + 1, now, "someone");
    }
  }
}
