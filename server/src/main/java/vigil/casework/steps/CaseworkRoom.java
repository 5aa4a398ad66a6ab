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
import vigil.casework.Dossier;
import vigil.casework.Draft;
import vigil.casework.Earlier;
import vigil.casework.Offer;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderQuery;
import vigil.casework.OrderRow;
import vigil.casework.OrderState;
import vigil.casework.OrderVisibility;
import vigil.casework.Outcome;
import vigil.casework.Outcome.Decision;
import vigil.casework.Progress;
import vigil.casework.Refusal;
import vigil.casework.Registration;
import vigil.casework.Step;
import vigil.casework.life.Actor;
import vigil.casework.life.Known;
import vigil.casework.life.Numbers;
import vigil.casework.life.OrderLife;
import vigil.casework.store.SqlLists;
import vigil.casework.store.SqlOrders;
import vigil.city.City;
import vigil.identity.Staff;
import vigil.kernel.Cursor;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;
import vigil.kernel.Once;
import vigil.kernel.Page;
import vigil.kernel.Phone;

/// The door from inside.
@Component
public class CaseworkRoom implements Casework {
  /// The same number and category within this time make an order a repeat.
  private static final Duration REPEAT = Duration.ofDays(90);

  private static final SecureRandom DICE = new SecureRandom();
  private static final int CODES = 1_000_000;

  private final OrderSteps steps;
  private final SqlOrders orders;
  private final SqlLists lists;
  private final Ledger ledger;
  private final City city;
  private final InstantSource clock;
  private final Supplier<Optional<Callers>> callers;
  private final Supplier<Optional<Once>> once;
  private final Views views;
  private final Offers offers;

  public CaseworkRoom(
      OrderSteps steps,
      SqlOrders orders,
      SqlLists lists,
      Ledger ledger,
      City city,
      InstantSource clock,
      ObjectProvider<Callers> callers,
      ObjectProvider<Once> once) {
    this.steps = steps;
    this.orders = orders;
    this.lists = lists;
    this.ledger = ledger;
    this.city = city;
    this.clock = clock;
    this.callers = SingletonSupplier.of(() -> callers.stream().findFirst());
    this.once = SingletonSupplier.of(() -> once.stream().findFirst());
    views = new Views(lists, ledger, city, clock);
    offers = new Offers(steps.knowledge(), clock);
  }

  @Override
  public Registration register(Draft given, List<Step.OrderStep> then, Staff by) {
    Instant at = steps.now();
    Draft draft = new DangerMarks(city).mark(withCaller(given));
    Refusal unknown = OrderLife.unknownAccused(draft, city.units());
    if (unknown != null) {
      return new Registration.Refused(unknown);
    }
    var actor = actor(by);
    String id = Ids.next(clock);
    String phone = draft.appellant().calling();
    var novelty = orders.novelty(phone, draft.category(), at.minus(REPEAT));
    var known =
        new Known(city.limits(), city.units(), null, 0, null, List.of(), 0, () -> Ids.next(clock));
    var number = Numbers.number(at, novelty.number());
    Decision born = OrderLife.register(id, number, draft, novelty.isRepeat(), known, actor, at);
    var facts = new ArrayList<>(born.facts());
    var notes = new TreeMap<Integer, String>();
    Order now = born.after();
    for (Step.OrderStep step : then) {
      switch (new OrderLife(now, known, actor).take(step, at)) {
        case Refusal no -> {
          return new Registration.Refused(no);
        }
        case Decision(var after, var more) -> {
          now = after;
          facts.addAll(more);
          String words = step.words();
          if (words != null) {
            notes.put(more.getFirst().version(), words);
          }
        }
      }
    }
    String code = "%06d".formatted(DICE.nextInt(CODES));
    var due = Lookout.of(now, city.categories());
    Order kept = now;
    Runnable writing =
        () -> orders.insert(kept, draft, SqlOrders.codeHash(id, code), due, notes, facts);
    once.get().ifPresentOrElse(key -> key.run(writing), writing);
    steps.remember(now);
    return new Registration.Registered(now, code);
  }

  /// The agent sees the number masked, so it comes from the contact and not from her.
  private Draft withCaller(Draft d) {
    String contact = d.contact();
    if (contact == null || d.appellant().calling() != null) {
      return d;
    }
    return callers
        .get()
        .flatMap(line -> line.numberOf(contact))
        .map(phone -> d.calledFrom(phone.number()))
        .orElse(d);
  }

  @Override
  public Outcome take(String id, int seen, Step step, Staff by) {
    return steps.take(id, seen, new DangerMarks(city).mark(byId(step)), actor(by));
  }

  /// People name the order to merge into by its number.
  private Step byId(Step step) {
    return step instanceof Step.Merge(var into) && Numbers.isWhole(into)
        ? new Step.Merge(lists.idOf(into).orElse(into))
        : step;
  }

  @Override
  public List<Offer> steps(String orderId, Staff by) {
    var actor = actor(by);
    return steps
        .look(orderId)
        .filter(order -> steps.sees(order, actor))
        .map(order -> offers.of(order, actor))
        .orElse(List.of());
  }

  @Override
  public Optional<Dossier> find(String idOrNumber, Staff by) {
    String id =
        Numbers.isWhole(idOrNumber) ? lists.idOf(idOrNumber).orElse(idOrNumber) : idOrNumber;
    return steps
        .look(id)
        .filter(order -> steps.sees(order, actor(by)))
        .map(order -> views.dossier(order, by, steps.viewer(by)));
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
    return new Page<>(rows, Cursor.at(last.registeredAt(), last.id()).text());
  }

  /// What is archived was closed long ago, and registered before that: its list needs no look at
  /// what is newer.
  private OrderQuery bounded(OrderQuery query) {
    return query.state() == OrderState.ARCHIVED
        ? query.before(clock.instant().minus(Lookout.UNTIL_ARCHIVED))
        : query;
  }

  @Override
  public List<Earlier> earlier(Phone phone, Staff by) {
    var viewer = steps.viewer(by);
    var found = lists.earlier(phone);
    if (viewer.isHotline()) {
      return found.stream().filter(it -> !viewer.aside().contains(it.id())).toList();
    }
    // that two orders came from one number tells who appealed
    var shown =
        lists.of(found.stream().map(Earlier::id).toList()).stream()
            .map(SqlLists.Listed::order)
            .filter(it -> OrderVisibility.isShown(it, viewer))
            .filter(it -> !OrderVisibility.hidesCaller(it, viewer))
            .map(Order::id)
            .toList();
    return found.stream().filter(it -> shown.contains(it.id())).toList();
  }

  @Override
  public Optional<Progress> progress(String number, String code) {
    if (!Numbers.isWhole(number)) {
      return Optional.empty();
    }
    return lists
        .idOf(number)
        .filter(id -> lists.isCode(id, code))
        .flatMap(orders::find)
        .map(this::progress);
  }

  private Progress progress(Order order) {
    Assignment lead = order.lead().orElse(null);
    var contents = lists.contents(order.id());
    var reports = lists.reports(order.id());
    var report = lead == null || order.state().isOpen() ? null : reports.get(lead.id());
    boolean reported =
        lead != null
            && (lead.state() == AssignmentState.REPORTED
                || lead.state() == AssignmentState.ACCEPTED);
    return new Progress(
        order.id(),
        order.number(),
        order.state(),
        contents.title(),
        order.origin().at(),
        lead == null ? null : lead.assignedAt(),
        reported ? reportedAt(order) : null,
        order.closedAt(),
        lead == null ? null : lead.unit(),
        order.dues().citizen(),
        report == null ? null : report.publicReply());
  }

  private @Nullable Instant reportedAt(Order order) {
    return ledger.of(order.id(), Views.LONGEST_LIFE).stream()
        .filter(e -> e.is(OrderFact.Reported.class))
        .map(e -> e.at())
        .reduce((one, later) -> later)
        .orElse(null);
  }

  static Actor actor(Staff by) {
    return new Actor(by.id(), by.roles(), by.unit());
  }
}
