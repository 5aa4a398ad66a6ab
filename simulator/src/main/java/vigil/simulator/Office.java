package vigil.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.casework.Outcome;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.casework.life.Actor;
import vigil.casework.life.AssignmentLife;
import vigil.casework.life.Clocks;
import vigil.casework.life.Evolution;
import vigil.casework.life.Known;
import vigil.casework.life.OrderLife;
import vigil.identity.Role;

/// The real life of orders in virtual time: dispatchers, clerks, handlers, reviewers and callback
/// staff take their steps when they get to it. An order is always somebody's: the next step is
/// planned as soon as one is taken.
final class Office {
  /// How a step travels to the server; it may be late, double, or find nobody.
  interface Wire {
    /// True when a server is there to take it.
    boolean isOpen();

    /// How often this sending arrives: once, or twice.
    int copies();
  }

  /// Who wants to know what happened to orders.
  interface Reader {
    void read(OrderFact fact);
  }

  /// When the server is away, people try again.
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private final Agenda agenda;
  private final Town town;
  private final Wire wire;
  private final Reader reader;
  private final Habits habits;
  private final boolean keepsFacts;
  private final Map<String, File> files = new LinkedHashMap<>();

  /// By the call it came from, which is the idempotency key of its saving.
  private final Map<String, File> byCall = new HashMap<>();

  /// An order with what deciding on it needs.
  private static final class File {
    final Known known;
    final List<OrderFact> facts = new ArrayList<>();
    Order order;

    /// When the sweep looks next.
    Instant watchedAt = Instant.MAX;

    File(Known known, Order order) {
      this.known = known;
      this.order = order;
    }

    String lead() {
      var duty = known.competence();
      return duty == null ? "" : duty.lead().id();
    }
  }

  Office(Agenda agenda, Chance chance, Town town, Wire wire, Reader reader, boolean keepsFacts) {
    this.agenda = agenda;
    this.town = town;
    this.wire = wire;
    this.reader = reader;
    this.keepsFacts = keepsFacts;
    habits = new Habits(chance);
  }

  List<Order> orders() {
    return files.values().stream().map(file -> file.order).toList();
  }

  /// An agent saves what she wrote about a call; the call's id is the idempotency key, so a second
  /// try gives the same order.
  void register(Draft draft, String agent) {
    var call = String.valueOf(draft.contact());
    if (byCall.containsKey(call)) {
      return;
    }
    var id = "order-" + (files.size() + 1);
    var number = "%06d".formatted(files.size() + 1);
    var by = new Actor(agent, Set.of(Role.AGENT), null);
    var known = town.known(String.valueOf(draft.category()), String.valueOf(draft.district()));
    var born = OrderLife.register(id, number, draft, false, known, by, agenda.now());
    var file = new File(known, born.after());
    files.put(id, file);
    byCall.put(call, file);
    keep(file, born);
    if (habits.isAnsweredAtOnce(file.order)) {
      take(file, by, new Step.Answer(null, "已按政策答复"));
      take(file, by, new Step.Close());
    } else {
      take(file, by, new Step.Submit());
    }
  }

  private void take(File file, Actor by, Step.OrderStep step) {
    settle(file, new OrderLife(file.order, file.known, by).take(step, agenda.now()));
  }

  /// Keeps a decision and plans what comes next; a refusal says when to try again.
  private void settle(File file, Outcome outcome) {
    switch (outcome) {
      case Outcome.Decision decision -> {
        keep(file, decision);
        plan(file);
      }
      case Refusal.CallbackTooSoon(var notBefore) -> planAt(file, notBefore);
      case Refusal.OutsideCallbackHours(var notBefore) -> planAt(file, notBefore);
      case Refusal.CallbackNeedsAnotherDay(var notBefore) -> planAt(file, notBefore);
      case Refusal refusal -> throw new Broken(file.order.id() + " was refused: " + refusal);
    }
  }

  private void keep(File file, Outcome.Decision decision) {
    file.order = decision.after();
    if (keepsFacts) {
      file.facts.addAll(decision.facts());
    }
    decision.facts().forEach(reader::read);
    Broken.unless(isOwned(file.order), () -> "nobody answers for " + file.order);
    watch(file);
  }

  /// Somebody answers for an open order: an agent, a dispatcher, one lead unit, a reviewer, a
  /// caller.
  private static boolean isOwned(Order order) {
    return switch (order.state()) {
      case IN_HANDLING -> order.lead().isPresent();
      case PENDING_DISPATCH, CONFERRING -> order.dues().dispatch() != null;
      case PENDING_CALLBACK -> order.dues().callback() != null;
      case RECHECK -> order.dues().handle() != null;
      case SHELVED, DIFFICULT -> order.dues().review() != null;
      case DRAFT, UNDER_REVIEW -> true;
      case ANSWERED, TRANSFERRED_EMERGENCY, NOT_ACCEPTED, CLOSED, ARCHIVED, MERGED, WITHDRAWN ->
          true;
    };
  }

  /// The sweep over due times: what passes is told.
  private void watch(File file) {
    var due = Clocks.nextDue(file.order).orElse(Instant.MAX);
    if (due.isBefore(file.watchedAt)) {
      file.watchedAt = due;
      agenda.at(due, () -> sweep(file, due));
    }
  }

  private void sweep(File file, Instant planned) {
    if (!planned.equals(file.watchedAt)) {
      return;
    }
    file.watchedAt = Instant.MAX;
    var due = Clocks.nextDue(file.order).orElse(Instant.MAX);
    if (due.isAfter(agenda.now())) {
      watch(file);
      return;
    }
    var life = new OrderLife(file.order, file.known, Actor.HOUSE);
    if (life.take(new Step.Lapse(), agenda.now()) instanceof Outcome.Decision told) {
      keep(file, told);
    }
  }

  private void plan(File file) {
    var next = habits.next(file.order);
    if (next != null) {
      planAt(file, agenda.now().plusSeconds(next.afterSeconds()));
    }
  }

  private void planAt(File file, Instant when) {
    agenda.at(when, () -> send(file));
  }

  private void send(File file) {
    if (!wire.isOpen()) {
      agenda.after(TRY_AGAIN, () -> send(file));
      return;
    }
    var seen = file.order;
    var next = habits.next(seen);
    for (int copy = wire.copies(); next != null && copy > 0; copy--) {
      if (file.order.version() == seen.version()) {
        deliver(file, next);
      }
    }
  }

  private void deliver(File file, Habits.Next next) {
    var order = file.order;
    settle(
        file,
        switch (habits.step(order, next, file.lead(), agenda.now())) {
          case Step.OrderStep one ->
              new OrderLife(order, file.known, next.by()).take(one, agenda.now());
          case Step.AssignmentStep one -> {
            var mine = order.lead().orElseThrow(() -> new Broken("no lead: " + order));
            yield new AssignmentLife(order, mine, file.known, next.by()).take(one, agenda.now());
          }
        });
  }

  /// At the end of the world: nothing open, and the facts alone give every order back.
  void check() {
    for (var file : files.values()) {
      var order = file.order;
      Broken.unless(order.state() == OrderState.CLOSED, () -> "this never ended: " + order);
      Broken.unless(
          !keepsFacts || Evolution.replay(file.facts).equals(order),
          () -> order.id() + " is another when its facts are played again");
    }
  }

  @Nullable Order of(String call) {
    var file = byCall.get(call);
    return file == null ? null : file.order;
  }
}
