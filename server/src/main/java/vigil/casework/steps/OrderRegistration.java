package vigil.casework.steps;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import vigil.casework.Callers;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.Outcome.Decision;
import vigil.casework.Refusal;
import vigil.casework.Registration;
import vigil.casework.Scripts;
import vigil.casework.Step;
import vigil.casework.life.Actor;
import vigil.casework.life.Citizens;
import vigil.casework.life.DecisionContext;
import vigil.casework.life.OrderLife;
import vigil.casework.life.OrderNumbers;
import vigil.casework.store.SqlOrderQueries;
import vigil.casework.store.SqlOrders;
import vigil.city.City;
import vigil.kernel.IdempotentOperation;
import vigil.kernel.Ids;

/// Registers orders, with the first steps that are taken in the same breath.
@Component
class OrderRegistration {
  /// The same number and category within this time make an order a repeat.
  private static final Duration REPEAT = Duration.ofDays(90);

  private static final SecureRandom DICE = new SecureRandom();
  private static final int CODES = 1_000_000;

  private final OrderSteps steps;
  private final SqlOrders orders;
  private final City city;
  private final InstantSource clock;
  private final OrderReferences references;
  private final Supplier<Optional<Callers>> callers;
  private final Supplier<Optional<IdempotentOperation>> once;
  private final AnswerRules answers;

  OrderRegistration(
      OrderSteps steps,
      SqlOrders orders,
      SqlOrderQueries lists,
      City city,
      InstantSource clock,
      ObjectProvider<Callers> callers,
      ObjectProvider<IdempotentOperation> once,
      ObjectProvider<Scripts> scripts) {
    this.steps = steps;
    this.orders = orders;
    this.city = city;
    this.clock = clock;
    references = new OrderReferences(lists);
    this.callers = SingletonSupplier.of(() -> callers.stream().findFirst());
    this.once = SingletonSupplier.of(() -> once.stream().findFirst());
    answers = new AnswerRules(() -> scripts.stream().findFirst());
  }

  Registration register(Draft given, List<Step.OrderStep> then, Actor actor) {
    Instant at = steps.now();
    DraftChecks.check(given, city, at);
    Draft draft = new DangerTagger(city).mark(withCaller(given));
    Refusal unknown = OrderLife.unknownAccused(draft, city.units());
    if (unknown != null) {
      return new Registration.Refused(unknown);
    }
    String id = Ids.next(clock);
    var novelty = orders.novelty(draft.appellant(), draft.appeal().category(), at.minus(REPEAT));
    var number = OrderNumbers.render(at, novelty.number());
    var first = known(null);
    Decision born = OrderLife.register(id, number, draft, novelty.isRepeat(), first, actor, at);
    var facts = new ArrayList<>(born.facts());
    var notes = new TreeMap<Integer, String>();
    Order order = born.after();
    for (Step.OrderStep next : then) {
      Refusal unanswered = answers.findRefusal(next, draft.account(), draft.place().district(), at);
      if (unanswered != null) {
        return new Registration.Refused(unanswered);
      }
      Step.OrderStep step = answers.withEdition(references.byId(next));
      switch (new OrderLife(order, known(step), actor).take(step, at)) {
        case Refusal no -> {
          return new Registration.Refused(no);
        }
        case Decision(var after, var more) -> {
          order = after;
          facts.addAll(more);
          String words = step.words();
          if (words != null) {
            notes.put(more.getFirst().version(), words);
          }
        }
      }
    }
    String code = "%06d".formatted(DICE.nextInt(CODES));
    var due = DueIndex.create(order, city.categories());
    Order kept = order;
    Runnable writing =
        () -> orders.insert(kept, draft, SqlOrders.codeHash(id, code), due, notes, facts);
    once.get().ifPresentOrElse(key -> key.run(writing), writing);
    steps.remember(order);
    return new Registration.Registered(order, code);
  }

  /// What a draft's first steps need to know.
  private DecisionContext known(Step.@Nullable OrderStep step) {
    Order named = step == null ? null : steps.knowledge().named(step);
    return new DecisionContext(
        city.limits(),
        city.units(),
        null,
        0,
        named,
        List.of(),
        Citizens.NONE,
        () -> Ids.next(clock));
  }

  /// The agent sees the number masked, so it comes from the contact and not from the screen.
  private Draft withCaller(Draft d) {
    String contact = d.source().contact();
    if (contact == null || d.appellant().calling() != null) {
      return d;
    }
    return callers
        .get()
        .flatMap(line -> line.findNumber(contact))
        .map(phone -> d.withCallingNumber(phone.number()))
        .orElse(d);
  }
}
