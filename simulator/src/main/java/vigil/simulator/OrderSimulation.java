package vigil.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.casework.AssignmentStep;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.casework.Outcome;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.casework.life.Actor;
import vigil.casework.life.AssignmentLife;
import vigil.casework.life.CalendarEffects;
import vigil.casework.life.Citizens;
import vigil.casework.life.Clocks;
import vigil.casework.life.DecisionContext;
import vigil.casework.life.DueTimeRecalculation;
import vigil.casework.life.OrderLife;
import vigil.casework.life.OrderReplay;
import vigil.casework.life.OrderTransitions;
import vigil.city.LimitHistory;
import vigil.city.Limits;
import vigil.city.WorkingDays;

/// The real life of orders in virtual time: agents, dispatchers, clerks, handlers, reviewers and
/// callback staff take their steps when they get to it. An order is always somebody's: the next
/// step is planned as soon as one is taken or refused.
final class OrderSimulation {
  /// How a step travels to the server; it may be late, double, or find nobody.
  interface StepTransport {
    /// True when a server is there to take it.
    boolean isOpen();

    /// How often this sending arrives: once, or twice.
    int copies();
  }

  /// Who wants to know what happened to orders.
  interface OrderObserver {
    void read(OrderFact fact);

    /// Somebody tried what the rules do not allow.
    default void refused(Order order, Actor by, Step step, Refusal why) {}
  }

  /// When the server is away, people try again.
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private final VirtualSchedule agenda;
  private final SimulatedCity town;
  private final StepTransport wire;
  private final OrderObserver reader;
  private final EventProfile mood;
  private final Habits habits;
  private final Map<String, OrderCase> files = new LinkedHashMap<>();
  private final Map<String, Integer> extensions = new HashMap<>();
  private Limits limits;
  private final TransitionCoverage walk = new TransitionCoverage();
  private int refused;

  /// By the call it came from, which is the idempotency key of its saving.
  private final Map<String, OrderCase> byCall = new HashMap<>();

  /// Small worlds are eventful: they keep every fact, and every order is played again at the end.
  OrderSimulation(
      VirtualSchedule agenda,
      EventProfile mood,
      SimulatedCity town,
      StepTransport wire,
      OrderObserver reader) {
    this.agenda = agenda;
    this.town = town;
    this.wire = wire;
    this.reader = reader;
    this.mood = mood;
    limits = town.limits();
    habits = new Habits(mood, town, this::like);
  }

  List<Order> orders() {
    return files.values().stream().map(file -> file.order).toList();
  }

  TransitionCoverage walk() {
    return walk;
  }

  int refused() {
    return refused;
  }

  /// How the orders ended.
  Map<OrderState, Integer> states() {
    var count = new EnumMap<OrderState, Integer>(OrderState.class);
    files.values().forEach(file -> count.merge(file.order.state(), 1, Integer::sum));
    return count;
  }

  /// An agent saves what was written about a call; the call's id is the idempotency key, so a
  /// second try gives the same order.
  void register(Draft draft, String agent) {
    var call = String.valueOf(draft.source().contact());
    if (byCall.containsKey(call)) {
      return;
    }
    var id = "order-" + (files.size() + 1);
    var number = "%06d".formatted(files.size() + 1);
    var known =
        town.known(
            String.valueOf(draft.appeal().category()), String.valueOf(draft.place().district()));
    var born =
        OrderLife.register(
            id,
            number,
            draft,
            false,
            with(known, 0, null, 0, null),
            SimulatedCity.agent(agent),
            agenda.now());
    var file = new OrderCase(known, draft, born.after());
    files.put(id, file);
    byCall.put(call, file);
    keep(file, born);
    plan(file);
  }

  /// An open order to merge another into: any will do, the agents know best.
  private @Nullable String like(Order order) {
    return files.values().stream()
        .map(file -> file.order)
        .filter(other -> other.state().isOpen() && !other.id().equals(order.id()))
        .map(Order::id)
        .findFirst()
        .orElse(null);
  }

  private void keep(OrderCase file, Outcome.Decision decision) {
    file.order = decision.after();
    if (mood.isEventful()) {
      file.facts.addAll(decision.facts());
      decision.facts().forEach(fact -> grant(file, fact));
      OrderInvariants.check(file.order);
    }
    decision.facts().forEach(reader::read);
    watch(file);
    tellMerged(file.order);
    decision.facts().forEach(fact -> tellMain(file, fact));
  }

  /// What a merged citizen says is looked after by whoever has the order that it was merged into;
  /// what was said of one round is answered by the next.
  private void tellMain(OrderCase file, OrderFact fact) {
    if (fact instanceof OrderFact.RecheckOrdered) {
      file.unhappySince = null;
    }
    String main = file.order.parent();
    if (main != null
        && fact instanceof OrderFact.CalledBack said
        && said.attempt().result() == Order.CallbackResult.DISSATISFIED) {
      file(main).unhappySince = said.on().at();
      plan(file(main));
    }
  }

  /// Whoever was merged into an order is asked as well once it has its reply.
  private void tellMerged(Order replied) {
    if (!mood.isEventful() || replied.state() != OrderState.PENDING_CALLBACK) {
      return;
    }
    for (var file : files.values()) {
      if (replied.id().equals(file.order.parent()) && !file.isReplied) {
        file.isReplied = true;
        plan(file);
      }
    }
  }

  /// A unit has so many extensions in a quarter.
  private void grant(OrderCase file, OrderFact fact) {
    if (fact instanceof OrderFact.Extended one) {
      var unit = file.order.findAssignment(one.assignment()).orElseThrow().unit();
      extensions.merge(unit, 1, Integer::sum);
    }
  }

  /// The sweep over due times: what passes is told.
  private void watch(OrderCase file) {
    var due = Clocks.findNextDue(file.order).orElse(Instant.MAX);
    if (due.isBefore(file.watchedAt)) {
      file.watchedAt = due;
      agenda.at(due, () -> sweep(file, due));
    }
  }

  private void sweep(OrderCase file, Instant planned) {
    if (!planned.equals(file.watchedAt)) {
      return;
    }
    file.watchedAt = Instant.MAX;
    var due = Clocks.findNextDue(file.order).orElse(Instant.MAX);
    if (due.isAfter(agenda.now())) {
      watch(file);
      return;
    }
    house(file, PlannedStep.of(Actor.HOUSE, new Step.Lapse(), 0));
  }

  private void plan(OrderCase file) {
    var turn = habits.findNextStep(file.at(agenda.now()));
    if (turn != null) {
      plan(file, turn, agenda.now().plusSeconds(turn.afterSeconds()));
    }
  }

  private void plan(OrderCase file, PlannedStep turn, Instant when) {
    int seen = file.order.version();
    agenda.at(when, () -> send(file, seen, turn));
  }

  private void send(OrderCase file, int seen, PlannedStep planned) {
    if (!wire.isOpen()) {
      agenda.after(TRY_AGAIN, () -> send(file, seen, planned));
      return;
    }
    int version = file.order.version();
    var turn = version == seen ? planned : habits.findNextStep(file.at(agenda.now()));
    if (turn == null) {
      return;
    }
    boolean isTaken = true;
    for (int copy = wire.copies(); isTaken && copy > 0; copy--) {
      isTaken = file.order.version() == version && deliver(file, turn);
    }
  }

  /// True when it was taken; after a refusal the plain thing is done, or waited for.
  private boolean deliver(OrderCase file, PlannedStep turn) {
    var before = file.order;
    switch (outcome(file, turn)) {
      case Outcome.Decision decision -> {
        if (mood.isEventful()) {
          walk.note(before, turn, decision.after());
        }
        keep(file, decision);
        if (turn.step() instanceof Step.Merge(var into)) {
          absorb(file(into), before, turn.by());
        }
        file.isSober = false;
        plan(file);
        return true;
      }
      case Refusal.CallbackTooSoon(var notBefore) -> plan(file, turn, notBefore);
      case Refusal.OutsideCallbackHours(var notBefore) -> plan(file, turn, notBefore);
      case Refusal.CallbackNeedsAnotherDay(var notBefore) -> plan(file, turn, notBefore);
      case Refusal.NotNow _ when before.state() == OrderState.MERGED -> {
        // the order that its citizen waits for is handled again meanwhile
      }
      case Refusal refusal -> {
        InvariantViolation.unless(
            mood.isEventful() && !file.isSober,
            () -> "%s refused to %s: %s".formatted(turn, before, refusal));
        refused++;
        reader.refused(before, turn.by(), turn.step(), refusal);
        file.isSober = true;
        plan(file);
      }
    }
    return false;
  }

  /// The yearly notice is entered, or a wrong one taken back: every running due time is counted
  /// again, and nobody's next step waits for it.
  void enter(WorkingDays calendar) {
    var before = limits.workingDays();
    limits = new Limits(limits.profile(), calendar);
    for (var file : files.values()) {
      if (OrderTransitions.TABLE.listSteps(file.order.state()).contains(Step.Reschedule.class)) {
        var turn =
            CalendarEffects.moves(
                    file.order, recount(file, before), recount(file, calendar), "calendar/1")
                .map(step -> PlannedStep.of(Actor.HOUSE, step, 0));
        turn.ifPresent(one -> house(file, one));
      }
    }
  }

  private DueTimeRecalculation recount(OrderCase file, WorkingDays calendar) {
    var history = LimitHistory.of(limits.profile());
    return DueTimeRecalculation.of(file.facts, history, calendar, order -> file(order).facts);
  }

  /// A step of the house's own jobs.
  private void house(OrderCase file, PlannedStep turn) {
    if (outcome(file, turn) instanceof Outcome.Decision told) {
      if (mood.isEventful()) {
        walk.note(file.order, turn, told.after());
      }
      keep(file, told);
    }
  }

  private void absorb(OrderCase parent, Order child, Actor by) {
    parent.joined++;
    keep(parent, new OrderLife(parent.order, parent.known, by).absorb(child, agenda.now()));
  }

  private Outcome outcome(OrderCase file, PlannedStep turn) {
    var order = file.order;
    return switch (turn.step()) {
      case Step.OrderStep one ->
          new OrderLife(order, known(file, one), turn.by()).take(one, agenda.now());
      case AssignmentStep one -> {
        var mine = order.findAssignment(String.valueOf(turn.part())).orElseThrow();
        var known = with(file.known, 0, null, 0, null);
        yield new AssignmentLife(order, mine, known, turn.by()).take(one, agenda.now());
      }
    };
  }

  private DecisionContext known(OrderCase file, Step.OrderStep step) {
    var into =
        switch (step) {
          case Step.Merge merge -> file(merge.into()).order;
          case Step.Refuse refuse when refuse.running() != null -> file(refuse.running()).order;
          case Step.CallBack _ when file.order.parent() != null -> file(file.order.parent()).order;
          case Step.OrderStep _ -> null;
        };
    int spent =
        step instanceof Step.Decide decide && decide.assignment() != null
            ? file.order
                .findAssignment(decide.assignment())
                .map(a -> extensions.getOrDefault(a.unit(), 0))
                .orElse(0)
            : 0;
    return with(file.known, spent, into, file.joined, file.unhappySince);
  }

  private OrderCase file(String order) {
    return Objects.requireNonNull(files.get(order));
  }

  private DecisionContext with(
      DecisionContext known,
      int extensions,
      @Nullable Order into,
      int joined,
      @Nullable Instant unhappySince) {
    return new DecisionContext(
        limits,
        known.units(),
        known.competence(),
        extensions,
        into,
        known.platforms(),
        new Citizens(joined, null, unhappySince, null, true),
        known.nextIds());
  }

  /// At the end of the world: nothing open, and the facts alone give every order back.
  void check() {
    for (var file : files.values()) {
      var order = file.order;
      boolean isOver = !order.state().isOpen() && order.state() != OrderState.ANSWERED;
      InvariantViolation.unless(isOver, () -> "this never ended: " + order);
      InvariantViolation.unless(
          file.facts.isEmpty() || OrderReplay.replay(file.facts).equals(order),
          () -> order.id() + " is another when its facts are played again");
    }
  }

  @Nullable Order findOrder(String call) {
    var file = byCall.get(call);
    return file == null ? null : file.order;
  }
}
