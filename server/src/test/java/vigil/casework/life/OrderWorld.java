package vigil.casework.life;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.casework.Outcome.Decision;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.kernel.Lifecycle.Arrow;

/// A few orders, many hands, and wires that lose, double and delay what is sent. One seed replays
/// it.
final class OrderWorld {
  private static final int ORDERS = 12;
  private static final int SENDS = 90;
  private static final Instant START = Instant.parse("2022-03-28T02:00:00Z");

  private final long seed;
  private final Random dice;
  private final Town town = new Town();
  private final StepDice steps;
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Map<String, List<OrderFact>> ledger = new LinkedHashMap<>();
  private final Set<Object> walked = new LinkedHashSet<>();
  private final List<Letter> late = new ArrayList<>();
  private final StringBuilder life = new StringBuilder();
  private Instant now = START;

  /// A step under way.
  private record Letter(String order, int seen, StepDice.Thrown thrown) {}

  OrderWorld(long seed) {
    this.seed = seed;
    dice = new Random(seed);
    steps = new StepDice(dice);
  }

  Set<Object> walked() {
    return walked;
  }

  String life() {
    return life.toString();
  }

  void run() {
    for (int i = 0; i < ORDERS; i++) {
      register();
    }
    for (int i = 0; i < SENDS * ORDERS; i++) {
      now = now.plus(Duration.ofMinutes(dice.nextInt(dice.nextInt(40) == 0 ? 6000 : 12)));
      send();
    }
    orders.values().forEach(this::settled);
  }

  private void register() {
    var types = AppealType.values();
    var urgencies = Urgency.values();
    String accused = dice.nextInt(4) == 0 ? Town.HEALTH : null;
    Draft draft =
        Town.draft(
            types[dice.nextInt(types.length)], urgencies[dice.nextInt(urgencies.length)], accused);
    Decision born =
        OrderLife.register(
            "order-" + orders.size(),
            "n" + orders.size(),
            draft,
            false,
            town.known(),
            Town.AGENT,
            now);
    keep(born);
  }

  private void keep(Decision decision) {
    Order after = decision.after();
    orders.put(after.id(), after);
    var facts = ledger.computeIfAbsent(after.id(), id -> new ArrayList<>());
    facts.addAll(decision.facts());
    decision.facts().forEach(f -> life.append(f).append('\n'));
  }

  private void send() {
    var open = new ArrayList<>(orders.values());
    open.removeIf(o -> OrderTable.TABLE.moves(o.state()).isEmpty());
    if (open.size() < ORDERS / 2) {
      register();
      return;
    }
    Order order = open.get(dice.nextInt(open.size()));
    StepDice.Thrown thrown = steps.next(order, open);
    if (thrown == null) {
      return;
    }
    var letter = new Letter(order.id(), order.version(), thrown);
    switch (dice.nextInt(12)) {
      case 0 -> {}
      case 1 -> {
        deliver(letter);
        deliver(letter);
      }
      case 2 -> late.add(letter);
      default -> deliver(letter);
    }
    if (late.size() > 3) {
      deliver(late.removeFirst());
    }
  }

  private void deliver(Letter letter) {
    Order before = requireNonNull(orders.get(letter.order()));
    if (before.version() != letter.seen()) {
      return;
    }
    if (letter.thrown().step() instanceof Step.Merge(var into)) {
      town.into = orders.get(into);
    }
    var outcome =
        switch (letter.thrown().step()) {
          case Step.OrderStep step -> town.take(before, letter.thrown().by(), step, now);
          case Step.AssignmentStep step ->
              town.take(
                  before,
                  requireNonNull(letter.thrown().assignment()),
                  letter.thrown().by(),
                  step,
                  now);
        };
    if (outcome instanceof Decision decision) {
      watch(before, letter.thrown().step(), decision.after());
      keep(decision);
      if (letter.thrown().step() instanceof Step.Merge(var into)) {
        Order parent = requireNonNull(orders.get(into));
        keep(new OrderLife(parent, town.known(), letter.thrown().by()).absorb(before, now));
      }
      invariants(decision.after());
    }
  }

  /// Notes each arrow that was taken; one that no table holds is a fault.
  private void watch(Order before, Step step, Order after) {
    boolean arrow = step instanceof Step.OrderStep || moves(step);
    if (arrow || before.state() != after.state()) {
      require(
          OrderTable.TABLE.allows(before.state(), step.getClass(), after.state()),
          () -> before.state() + " " + step + " " + after.state());
      walked.add(new Arrow<>(before.state(), step.getClass(), after.state()));
    }
    for (Assignment a : before.assignments()) {
      Assignment b = after.assignment(a.id()).orElseThrow();
      boolean kept = a.state() == b.state();
      boolean owned = AssignmentTable.TABLE.allows(a.state(), step.getClass(), b.state());
      require(kept || owned, () -> a + " " + step + " " + b);
      if (owned && (!a.equals(b) || step instanceof Step.AssignmentStep)) {
        walked.add(new Arrow<>(a.state(), step.getClass(), b.state()));
      }
    }
  }

  private static boolean moves(Step step) {
    return step instanceof Step.Review || step instanceof Step.Arbitrate;
  }

  private void invariants(Order order) {
    if (order.state() == OrderState.IN_HANDLING) {
      long leads = order.live().stream().filter(a -> a.role() == AssignmentRole.LEAD).count();
      require(leads == 1, () -> leads + " leads: " + order);
    }
    for (Assignment a : order.live()) {
      require(!a.unit().equals(order.appeal().accusedUnit()), () -> "accused: " + order);
      var parentDue = Requests.parentDue(order, a);
      require(
          parentDue == null || !a.due().isAfter(parentDue) || !a.isOwed(),
          () -> "a child is due after its parent: " + order);
    }
  }

  private void settled(Order order) {
    var facts = requireNonNull(ledger.get(order.id()));
    require(facts.size() == order.version(), () -> "versions have a gap: " + order);
    require(Evolution.replay(facts).equals(order), () -> "the replay differs: " + order);
  }

  private void require(boolean holds, java.util.function.Supplier<String> why) {
    if (!holds) {
      throw new AssertionError("seed " + seed + ": " + why.get() + "\n" + life);
    }
  }
}
