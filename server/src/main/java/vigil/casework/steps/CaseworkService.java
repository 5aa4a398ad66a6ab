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
import vigil.casework.Assignment;
import vigil.casework.AssignmentState;
import vigil.casework.Callers;
import vigil.casework.Casework;
import vigil.casework.Draft;
import vigil.casework.Offer;
import vigil.casework.Order;
import vigil.casework.OrderDetails;
import vigil.casework.OrderFact;
import vigil.casework.OrderQuery;
import vigil.casework.OrderRow;
import vigil.casework.OrderState;
import vigil.casework.OrderVisibility;
import vigil.casework.Outcome;
import vigil.casework.Outcome.Decision;
import vigil.casework.PreviousOrder;
import vigil.casework.Progress;
import vigil.casework.Refusal;
import vigil.casework.Registration;
import vigil.casework.Scripts;
import vigil.casework.Step;
import vigil.casework.life.Actor;
import vigil.casework.life.DecisionContext;
import vigil.casework.life.OrderLife;
import vigil.casework.life.OrderNumbers;
import vigil.casework.store.SqlOrderQueries;
import vigil.casework.store.SqlOrders;
import vigil.city.City;
import vigil.identity.Staff;
import vigil.kernel.Cursor;
import vigil.kernel.IdempotentOperation;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;
import vigil.kernel.Page;
import vigil.kernel.Phone;

/// The door from inside.
@Component
public class CaseworkService implements Casework {
  /// The same number and category within this time make an order a repeat.
  private static final Duration REPEAT = Duration.ofDays(90);

  private static final SecureRandom DICE = new SecureRandom();
  private static final int CODES = 1_000_000;

  private final OrderSteps steps;
  private final SqlOrders orders;
  private final SqlOrderQueries lists;
  private final Ledger ledger;
  private final City city;
  private final InstantSource clock;
  private final Supplier<Optional<Callers>> callers;
  private final Supplier<Optional<IdempotentOperation>> once;
  private final OrderViews views;
  private final StepOffers offers;
  private final AnswerRules answers;

  public CaseworkService(
      OrderSteps steps,
      SqlOrders orders,
      SqlOrderQueries lists,
      Ledger ledger,
      City city,
      InstantSource clock,
      ObjectProvider<Callers> callers,
      ObjectProvider<IdempotentOperation> once,
      ObjectProvider<Scripts> scripts) {
    this.steps = steps;
    this.orders = orders;
    this.lists = lists;
    this.ledger = ledger;
    this.city = city;
    this.clock = clock;
    this.callers = SingletonSupplier.of(() -> callers.stream().findFirst());
    this.once = SingletonSupplier.of(() -> once.stream().findFirst());
    views = new OrderViews(lists, ledger, city, clock);
    offers = new StepOffers(steps.knowledge(), clock);
    answers = new AnswerRules(() -> scripts.stream().findFirst());
  }

  @Override
  public Registration register(Draft given, List<Step.OrderStep> then, Staff by) {
    Instant at = steps.now();
    Draft draft = new DangerTagger(city).mark(withCaller(given));
    Refusal unknown = OrderLife.unknownAccused(draft, city.units());
    if (unknown != null) {
      return new Registration.Refused(unknown);
    }
    var actor = actor(by);
    String id = Ids.next(clock);
    var novelty = orders.novelty(draft.appellant(), draft.appeal().category(), at.minus(REPEAT));
    var number = OrderNumbers.render(at, novelty.number());
    var first = known(null);
    Decision born = OrderLife.register(id, number, draft, novelty.isRepeat(), first, actor, at);
    var facts = new ArrayList<>(born.facts());
    var notes = new TreeMap<Integer, String>();
    Order order = born.after();
    for (Step.OrderStep next : then) {
      Refusal unanswered = answers.findRefusal(next, draft);
      if (unanswered != null) {
        return new Registration.Refused(unanswered);
      }
      Step.OrderStep step = answers.withEdition(byId(next));
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
        city.limits(), city.units(), null, 0, named, List.of(), 0, () -> Ids.next(clock));
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

  @Override
  public Outcome take(String id, int seen, Step step, Staff by) {
    if (!(step instanceof Step.Answer answer)) {
      Refusal quoted = answers.quotes(step);
      return quoted == null
          ? steps.take(id, seen, new DangerTagger(city).mark(byId(step)), actor(by))
          : quoted;
    }
    // what an order says is compared only for whoever may answer it
    boolean isOpen = steps.isOpenTo(id, seen, answer, actor(by));
    Refusal no = isOpen ? answers.findRefusal(answer, lists.getContents(id).account()) : null;
    return no == null ? steps.take(id, seen, answers.withEdition(answer), actor(by)) : no;
  }

  /// People name the order to merge into, or that is in progress already, by its number.
  private Step byId(Step step) {
    return switch (step) {
      case Step.Merge(var into) -> new Step.Merge(idOf(into));
      case Step.OrderStep other -> byId(other);
      case Step.AssignmentStep other -> other;
    };
  }

  private Step.OrderStep byId(Step.OrderStep step) {
    return step instanceof Step.Refuse(var ground, var told, var running) && running != null
        ? new Step.Refuse(ground, told, idOf(running))
        : step;
  }

  private String idOf(String idOrNumber) {
    return OrderNumbers.isValid(idOrNumber)
        ? lists.findId(idOrNumber).orElse(idOrNumber)
        : idOrNumber;
  }

  @Override
  public List<Offer> listSteps(String orderId, Staff by) {
    var actor = actor(by);
    return steps
        .findToDecide(orderId)
        .filter(order -> steps.isShown(order, actor))
        .map(order -> offers.list(order, actor))
        .orElse(List.of());
  }

  @Override
  public Optional<OrderDetails> find(String idOrNumber, Staff by) {
    return steps
        .findToDecide(idOf(idOrNumber))
        .filter(order -> steps.isShown(order, actor(by)))
        .map(order -> views.details(order, by, steps.viewer(by)));
  }

  @Override
  public Page<OrderRow> list(OrderQuery query, Staff by) {
    var found = lists.list(bounded(query), steps.viewer(by));
    var rows =
        found.stream().limit(query.limit()).map(one -> views.row(one, steps.viewer(by))).toList();
    if (found.size() <= query.limit()) {
      return new Page<>(rows, null);
    }
    OrderRow last = rows.getLast();
    return new Page<>(rows, Cursor.at(last.arrival().registeredAt(), last.id()).text());
  }

  /// What is archived was closed long ago, and registered before that: its list needs no look at
  /// what is newer.
  private OrderQuery bounded(OrderQuery query) {
    return query.criteria().state() == OrderState.ARCHIVED
        ? query.before(clock.instant().minus(DueIndex.UNTIL_ARCHIVED))
        : query;
  }

  @Override
  public List<PreviousOrder> listPrevious(Phone phone, Staff by) {
    var viewer = steps.viewer(by);
    var found = lists.listPrevious(phone);
    if (viewer.isHotline()) {
      return found.stream().filter(it -> !viewer.aside().contains(it.id())).toList();
    }
    // that two orders came from one number tells who appealed
    var shown =
        lists.listByIds(found.stream().map(PreviousOrder::id).toList()).stream()
            .map(SqlOrderQueries.ListedOrder::order)
            .filter(it -> OrderVisibility.isShown(it, viewer))
            .filter(it -> !OrderVisibility.hidesCaller(it, viewer))
            .map(Order::id)
            .toList();
    return found.stream().filter(it -> shown.contains(it.id())).toList();
  }

  @Override
  public Optional<Progress> findProgress(String number, String code) {
    if (!OrderNumbers.isValid(number)) {
      return Optional.empty();
    }
    return lists
        .findId(number)
        .filter(id -> lists.isCode(id, code))
        .flatMap(orders::find)
        .map(this::findProgress);
  }

  /// A merged citizen is told of the order that the own one was merged into.
  private Progress findProgress(Order own) {
    Order order = orders.findMergedInto(own).orElse(own);
    Assignment lead = order.findLead().orElse(null);
    var contents = lists.getContents(own.id());
    var reports = lists.reports(order.id());
    var report = lead == null || order.state().isOpen() ? null : reports.get(lead.id());
    boolean reported =
        lead != null
            && (lead.state() == AssignmentState.REPORTED
                || lead.state() == AssignmentState.ACCEPTED);
    return new Progress(
        own.id(),
        own.number(),
        own.state(),
        contents.account().title(),
        new Progress.Dots(
            own.origin().at(),
            lead == null ? null : lead.mandate().assignedAt(),
            reported ? reportedAt(order) : null,
            order.closedAt()),
        lead == null ? null : lead.unit(),
        order.dues().citizen(),
        report == null ? null : report.reply().publicReply());
  }

  private @Nullable Instant reportedAt(Order order) {
    return ledger.listBySubject(order.id(), OrderViews.LONGEST_LIFE).stream()
        .filter(e -> e.is(OrderFact.Reported.class))
        .map(e -> e.at())
        .reduce((one, later) -> later)
        .orElse(null);
  }

  static Actor actor(Staff by) {
    return new Actor(by.id(), by.roles(), by.unit());
  }
}
