package vigil.casework.life;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentStep;
import vigil.casework.Draft;
import vigil.casework.DraftBuilder;
import vigil.casework.DueTimeExplanation;
import vigil.casework.ForwardingOrigin;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.casework.Outcome.Decision;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.LimitHistory;
import vigil.city.Limits;
import vigil.city.Urgency;
import vigil.city.WorkingDays;
import vigil.kernel.TransitionTable.Transition;

/// A few orders, many hands, and wires that lose, double and delay what is sent. One seed replays
/// it.
final class OrderWorld {
  private static final int ORDERS = 12;
  private static final int SENDS = 90;
  private static final Instant START = Instant.parse("2022-03-28T02:00:00Z");

  private final long seed;
  private final Random dice;
  private final Fixture town = new Fixture();
  private final RandomSteps steps;
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Map<String, List<OrderFact>> ledger = new LinkedHashMap<>();
  private final List<OrderFact> told = new ArrayList<>();
  private final Set<Object> walked = new LinkedHashSet<>();
  private final List<DelayedStep> late = new ArrayList<>();
  private final StringBuilder life = new StringBuilder();
  private final List<RecalculatedOrders.RecordedStep> taken = new ArrayList<>();
  private final Deque<Job> jobs = new ArrayDeque<>();
  private Instant now = START;
  private int compared;

  /// An order that the calendar's job has still to look at.
  private record Job(String order, WorkingDays before) {}

  /// A step under way.
  private record DelayedStep(String order, int seen, RandomSteps.RandomStep thrown) {}

  OrderWorld(long seed) {
    this.seed = seed;
    dice = new Random(seed);
    steps = new RandomSteps(dice);
  }

  Set<Object> walked() {
    return walked;
  }

  String life() {
    return life.toString();
  }

  /// All facts, in the order in which they were told.
  List<OrderFact> told() {
    return List.copyOf(told);
  }

  /// The orders as they stand at the end.
  List<Order> orders() {
    return List.copyOf(orders.values());
  }

  void run() {
    for (int i = 0; i < ORDERS; i++) {
      register();
    }
    for (int i = 0; i < SENDS * ORDERS; i++) {
      now = now.plus(Duration.ofMinutes(dice.nextInt(dice.nextInt(40) == 0 ? 6000 : 12)));
      if (jobs.isEmpty() && dice.nextInt(60) == 0) {
        enterCalendar();
      }
      if (dice.nextInt(3) == 0) {
        countAgain();
      }
      send();
    }
    while (!jobs.isEmpty()) {
      countAgain();
    }
    orders.values().forEach(this::settled);
    var twins = new RecalculatedOrders(town.limits);
    taken.forEach(twins::live);
    compared = twins.compare(orders, this::require);
  }

  /// How many orders stood beside a twin of theirs at the end.
  int compared() {
    return compared;
  }

  /// The notice comes, or is taken back: from now on everybody counts by it, and a job goes round.
  private void enterCalendar() {
    var before = town.limits.workingDays();
    var after = before == Fixture.UNNOTICED ? Fixture.LIMITS.workingDays() : Fixture.UNNOTICED;
    town.limits = new Limits(Fixture.LIMITS.profile(), after);
    orders.keySet().forEach(id -> jobs.add(new Job(id, before)));
  }

  private void countAgain() {
    var job = jobs.poll();
    if (job != null) {
      countAgain(job.order(), job.before());
    }
  }

  /// An order, and what it was merged into: that took its due times on as they were.
  private void countAgain(String id, WorkingDays before) {
    Order order = requireNonNull(orders.get(id));
    if (order.parent() != null) {
      countAgain(order.parent(), before);
    }
    if (!OrderTransitions.TABLE.listSteps(order.state()).contains(Step.Reschedule.class)) {
      return;
    }
    var step =
        CalendarEffects.moves(
            order,
            recount(order, before),
            recount(order, town.limits.workingDays()),
            "calendar-2022/1");
    if (step.isPresent()) {
      Decision decision = Fixture.decided(town.take(order, Actor.HOUSE, step.get(), now));
      watch(order, step.get(), null, decision.after());
      keep(decision);
      invariants(decision.after());
    }
  }

  private DueTimeRecalculation recount(Order order, WorkingDays calendar) {
    return DueTimeRecalculation.of(
        facts(order.id()), LimitHistory.of(Fixture.LIMITS.profile()), calendar, this::facts);
  }

  private List<OrderFact> facts(String order) {
    return requireNonNull(ledger.get(order));
  }

  private void register() {
    var types = AppealType.values();
    var urgencies = Urgency.values();
    String accused =
        switch (dice.nextInt(8)) {
          case 0, 1 -> Fixture.HEALTH;
          case 2 -> null;
          default -> Order.Appeal.NOBODY;
        };
    var told =
        DraftBuilder.of(types[dice.nextInt(types.length)])
            .urgency(urgencies[dice.nextInt(urgencies.length)])
            .about(accused);
    if (dice.nextInt(4) == 0) {
      told.hidden(true, dice.nextBoolean());
    }
    if (dice.nextInt(4) == 0) {
      var first = now.minus(Duration.ofHours(dice.nextInt(72)));
      var promised = now.plus(Duration.ofHours(dice.nextInt(240)));
      told.forwarded(new ForwardingOrigin(List.of("suzhou"), first, promised));
    }
    Draft draft = told.draft();
    String id = "order-" + orders.size();
    taken.add(
        new RecalculatedOrders.RecordedStep(
            id, null, draft, null, Fixture.AGENT, now, town.ids.get()));
    Decision born =
        OrderLife.register(id, "n" + orders.size(), draft, false, town.known(), Fixture.AGENT, now);
    keep(born);
  }

  private void keep(Decision decision) {
    Order after = decision.after();
    orders.put(after.id(), after);
    var facts = ledger.computeIfAbsent(after.id(), id -> new ArrayList<>());
    facts.addAll(decision.facts());
    told.addAll(decision.facts());
    decision.facts().forEach(f -> life.append(f).append('\n'));
  }

  private void send() {
    var open = new ArrayList<>(orders.values());
    open.removeIf(o -> OrderTransitions.TABLE.listSteps(o.state()).isEmpty() || isWaiting(o));
    if (open.size() < ORDERS / 2) {
      register();
      return;
    }
    Order order = open.get(dice.nextInt(open.size()));
    RandomSteps.RandomStep thrown = steps.next(order, open);
    if (thrown == null) {
      return;
    }
    var letter = new DelayedStep(order.id(), order.version(), thrown);
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

  /// Merged, and nobody asks its citizen anything now.
  private boolean isWaiting(Order order) {
    if (order.parent() == null) {
      return false;
    }
    var state = requireNonNull(orders.get(order.parent())).state();
    return !order.callbacks().isEmpty()
        || (state != OrderState.PENDING_CALLBACK && state != OrderState.CLOSED);
  }

  private void deliver(DelayedStep letter) {
    Order before = requireNonNull(orders.get(letter.order()));
    if (before.version() != letter.seen()) {
      return;
    }
    if (letter.thrown().step() instanceof Step.Merge(var into)) {
      town.into = orders.get(into);
    }
    if (letter.thrown().step() instanceof Step.CallBack && before.parent() != null) {
      town.into = orders.get(before.parent());
    }
    town.joined = children(before);
    boolean isAskedAnew =
        before.state() == OrderState.CLOSED && letter.thrown().step() instanceof Step.AskClosing;
    town.unhappySince = isAskedAnew ? now : null;
    int ids = town.ids.get();
    var outcome =
        switch (letter.thrown().step()) {
          case Step.OrderStep step -> town.take(before, letter.thrown().by(), step, now);
          case AssignmentStep step ->
              town.take(
                  before,
                  requireNonNull(letter.thrown().assignment()),
                  letter.thrown().by(),
                  step,
                  now);
        };
    if (outcome instanceof Decision decision) {
      var t = letter.thrown();
      taken.add(
          new RecalculatedOrders.RecordedStep(
              before.id(), t.step(), null, t.assignment(), t.by(), now, ids));
      watch(before, letter.thrown().step(), letter.thrown().assignment(), decision.after());
      keep(decision);
      if (letter.thrown().step() instanceof Step.Merge(var into)) {
        Order parent = requireNonNull(orders.get(into));
        keep(new OrderLife(parent, town.known(), letter.thrown().by()).absorb(before, now));
      }
      invariants(decision.after());
    }
  }

  /// Notes each arrow that was taken; one that no table holds is a fault.
  private void watch(Order before, Step step, @Nullable String part, Order after) {
    boolean arrow = step instanceof Step.OrderStep || moves(step);
    if (arrow || before.state() != after.state()) {
      require(
          OrderTransitions.TABLE.allows(before.state(), step.getClass(), after.state()),
          () -> before.state() + " " + step + " " + after.state());
      walked.add(new Transition<>(before.state(), step.getClass(), after.state()));
    }
    for (Assignment a : before.assignments()) {
      Assignment b = after.findAssignment(a.id()).orElseThrow();
      boolean kept = a.state() == b.state();
      boolean owned = AssignmentTransitions.TABLE.allows(a.state(), step.getClass(), b.state());
      require(kept || owned, () -> a + " " + step + " " + b);
      if (owned && (!kept || a.id().equals(part))) {
        walked.add(new Transition<>(a.state(), step.getClass(), b.state()));
      }
    }
  }

  private static boolean moves(Step step) {
    return step instanceof AssignmentStep.Review || step instanceof AssignmentStep.Arbitrate;
  }

  private int children(Order parent) {
    return (int) orders.values().stream().filter(o -> parent.id().equals(o.parent())).count();
  }

  private void invariants(Order order) {
    boolean isEndedUnheard =
        order.state() == OrderState.WITHDRAWN
            || order.state() == OrderState.NOT_ACCEPTED
            || order.state() == OrderState.TRANSFERRED_EMERGENCY;
    require(
        !isEndedUnheard || children(order) == 0, () -> "nobody tells those merged into " + order);
    if (order.state() == OrderState.IN_HANDLING) {
      long leads = order.live().stream().filter(a -> a.role() == AssignmentRole.LEAD).count();
      require(leads == 1, () -> leads + " leads: " + order);
    }
    for (Assignment a : order.live()) {
      require(
          !order.accused().contains(a.unit()) || !a.state().isLive(), () -> "accused: " + order);
      var parentDue = RequestRules.parentDue(order, a);
      require(
          parentDue == null || !a.due().isAfter(parentDue) || !a.isOwed(),
          () -> "a child is due after its parent: " + order);
    }
  }

  private void settled(Order order) {
    var facts = requireNonNull(ledger.get(order.id()));
    require(facts.size() == order.version(), () -> "versions have a gap: " + order);
    require(OrderReplay.replay(facts).equals(order), () -> "the replay differs: " + order);
    if (OrderTransitions.TABLE.listSteps(order.state()).contains(Step.Reschedule.class)) {
      explained(order);
    }
  }

  /// Whatever happened to it, and however the calendar went to and fro: each due time is what its
  /// facts give today, and its story ends with it.
  private void explained(Order order) {
    DueTimeRecalculation today = recount(order, town.limits.workingDays());
    require(
        OrderDueTimes.running(today.order()).equals(OrderDueTimes.running(order)),
        () ->
            "counted again: "
                + OrderDueTimes.running(today.order())
                + "\nstored: "
                + OrderDueTimes.running(order)
                + order);
    boolean marked = order.has(Order.Flag.PROVISIONAL_DUE);
    require(today.order().has(Order.Flag.PROVISIONAL_DUE) == marked, () -> "provisional: " + order);
    for (DueTimeExplanation story : today.listExplanations(order)) {
      var last =
          story.chapters().stream().filter(c -> c.kind() != DueTimeExplanation.Kind.MOVED).toList();
      require(
          !last.isEmpty() && last.getLast().change().due().equals(story.due()),
          () -> "the story ends elsewhere: " + story + order);
    }
  }

  private void require(boolean holds, java.util.function.Supplier<String> why) {
    if (!holds) {
      throw new AssertionError("seed " + seed + ": " + why.get() + "\n" + life);
    }
  }
}
