package vigil.casework.life;

import static vigil.casework.life.Deadlines.ofOrder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.Deadline;
import vigil.casework.DueStory;
import vigil.casework.DueStory.Kind;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderFact;
import vigil.casework.OrderFact.Moved;
import vigil.casework.OrderState;
import vigil.city.Explanation;
import vigil.city.Limit;
import vigil.city.LimitHistory;
import vigil.city.Stage;
import vigil.city.Urgency;
import vigil.city.WorkingDays;

/// Tells an order's facts again as they would be under a calendar, each by the limits of its day:
/// extensions are given again, caps hold again. So a due time is both explained and counted anew by
/// one and the same reading. Pure.
public final class Recount {
  private final LimitHistory history;
  private final WorkingDays calendar;
  private final Function<String, List<OrderFact>> lives;
  private final Chapters chapters = new Chapters();
  private Order told;
  private Order now;

  private Recount(
      Order born,
      LimitHistory history,
      WorkingDays calendar,
      Function<String, List<OrderFact>> lives) {
    this.history = history;
    this.calendar = calendar;
    this.lives = lives;
    told = born;
    now = born;
  }

  /// Tells a life again.
  ///
  /// @param facts of the order, all of them, oldest first
  /// @param lives the facts of an order that was merged into it; none if it is gone
  public static Recount of(
      List<OrderFact> facts,
      LimitHistory history,
      WorkingDays calendar,
      Function<String, List<OrderFact>> lives) {
    if (facts.isEmpty() || !(facts.getFirst() instanceof OrderFact.Registered first)) {
      throw new IllegalArgumentException("A life begins with its registration");
    }
    var recount = new Recount(Evolution.born(first), history, calendar, lives);
    recount.begin(first);
    facts.subList(1, facts.size()).forEach(recount::tell);
    return recount;
  }

  /// The order with every due time counted again.
  public Order order() {
    return now;
  }

  /// Why each running due time of the order is what it is.
  ///
  /// @param order as it is stored
  public List<DueStory> stories(Order order) {
    Map<Deadlines.Key, Instant> counted = Deadlines.all(now);
    var stories = new ArrayList<DueStory>();
    Deadlines.running(order)
        .forEach((key, due) -> {
          boolean ofItsLead =
              (key.equals(ofOrder(Deadline.HANDLE)) && order.lead().isPresent())
                  || key.equals(ofOrder(Deadline.CAP));
          if (!ofItsLead) {
            stories.add(chapters.story(key, due, order, counted.get(key)));
          }
        });
    return stories;
  }

  private void begin(OrderFact.Registered f) {
    var appeal = f.appeal();
    Explanation e =
        stage(ofOrder(Deadline.CITIZEN), f, Kind.COUNTED, Stage.HANDLE, appeal, f.origin().since());
    Instant due = promised(f, f.origin(), e.due().at());
    var again =
        new OrderFact.Registered(f.on(), f.number(), f.origin(), appeal, marked(f.flags(), e), due);
    now = Evolution.born(again);
    told = Evolution.born(f);
    chapters.turn(unborn(now), now, f, null);
  }

  /// Nothing was due before the registration.
  private static Order unborn(Order born) {
    var pen = new OrderPen(born);
    pen.citizen = Instant.MIN;
    return pen.done(0);
  }

  private void tell(OrderFact fact) {
    Order before = now;
    OrderFact again = again(fact);
    told = Evolution.after(told, fact);
    now = Evolution.after(now, again);
    chapters.turn(before, now, fact, from(fact));
  }

  private static @Nullable String from(OrderFact fact) {
    return fact instanceof OrderFact.Absorbed absorbed ? absorbed.child() : null;
  }

  /// The fact as it would have been told. Facts that set no due time stay as they are; the worlds
  /// of `OrderSimTest` find one that is forgotten here.
  private OrderFact again(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Amended f -> amended(f);
      case OrderFact.Submitted f ->
          new OrderFact.Submitted(f.on(), f.appeal(), dispatch(f, f.appeal()));
      case OrderFact.Absorbed f -> absorbed(f);
      case OrderFact.UrgencyRaised f -> raised(f);
      case OrderFact.Supervised f -> supervised(f);
      case OrderFact.Dispatched f -> dispatched(f);
      case OrderFact.Redispatched f ->
          new OrderFact.Redispatched(
              f.on(), f.assignment(), children(f, f.assignment(), f.parts()));
      case OrderFact.AssistGranted f ->
          new OrderFact.AssistGranted(
              f.on(), f.assignment(), children(f, f.assignment(), f.parts()));
      case OrderFact.Signed f ->
          new OrderFact.Signed(
              f.on(),
              f.assignment(),
              due(Deadlines.returnWindow(f.assignment()), f, Stage.RETURN_WINDOW));
      case OrderFact.Returned f ->
          new OrderFact.Returned(f.on(), f.assignment(), f.unit(), waiting(f, f.dispatchDue()));
      case OrderFact.Recalled f ->
          new OrderFact.Recalled(f.on(), f.assignment(), f.unit(), dispatch(f, now.appeal()));
      case OrderFact.PartTakenBack f ->
          new OrderFact.PartTakenBack(
              f.on(), f.assignment(), f.unit(), waiting(f, f.dispatchDue()));
      case OrderFact.Resumed f ->
          new OrderFact.Resumed(f.on(), f.to(), waiting(f, f.dispatchDue()));
      case OrderFact.Extended f when f.given() != null -> chapters.given(f, now);
      case OrderFact.Extended f -> extended(f);
      case OrderFact.Audited f ->
          new OrderFact.Audited(
              f.on(),
              f.passed(),
              f.passed() ? due(ofOrder(Deadline.CALLBACK), f, Stage.CALLBACK) : null);
      case OrderFact.RecheckOrdered f ->
          new OrderFact.RecheckOrdered(
              f.on(), f.round(), f.leader(), due(ofOrder(Deadline.HANDLE), f, Stage.RECHECK));
      case OrderFact.Shelved f -> listed(f, f.reviewOn());
      case OrderFact.DeclaredDifficult f -> listed(f, f.reviewOn());
      case OrderFact.Rescheduled f -> rescheduled(f);
      case OrderFact other -> other;
    };
  }

  private @Nullable Instant waiting(OrderFact fact, @Nullable Instant dispatchDue) {
    return dispatchDue == null ? null : dispatch(fact, now.appeal());
  }

  private OrderFact amended(OrderFact.Amended f) {
    Explanation e =
        stage(
            ofOrder(Deadline.CITIZEN),
            f,
            Kind.COUNTED,
            Stage.HANDLE,
            f.appeal(),
            now.origin().since());
    Instant due = promised(f, now.origin(), e.due().at());
    boolean isPast = f.steps() != null && !due.isAfter(f.on().at());
    Instant citizen = due;
    if (isPast) {
      citizen = OrderPen.earlier(now.dues().citizen(), counted(f, Stage.HANDLE, f.appeal()));
      chapters.plain(ofOrder(Deadline.CITIZEN), Kind.SHORTENED, f, citizen, due, f.on().by());
    }
    var steps = steps(f, f.steps(), f.appeal());
    return new OrderFact.Amended(f.on(), f.appeal(), marked(f.flags(), e), citizen, steps);
  }

  /// By when steps are owed from the moment of a higher urgency on.
  private OrderFact.@Nullable StepDues steps(
      OrderFact fact, OrderFact.@Nullable StepDues told, Order.Appeal appeal) {
    return told == null ? null : HigherUrgency.steps(stage -> counted(fact, stage, appeal));
  }

  private Instant counted(OrderFact fact, Stage stage, Order.Appeal appeal) {
    Limit limit = history.at(fact.on().at()).limit(stage, appeal.urgency(), appeal.type());
    return calendar.explain(limit, fact.on().at()).due().at();
  }

  private OrderFact absorbed(OrderFact.Absorbed f) {
    List<OrderFact> life = lives.apply(f.child());
    Instant citizen = f.citizenDue();
    Instant due = f.due();
    if (!life.isEmpty()) {
      var child = of(life, history, calendar, lives).order().dues();
      citizen = child.citizen();
      due = f.steps() == null && due == null ? null : child.handle();
    }
    if (f.steps() != null && now.lead().isPresent()) {
      due = HigherUrgency.earliest(due, counted(f, Stage.HANDLE, urgent(f.urgency())));
    }
    return new OrderFact.Absorbed(
        f.on(),
        f.child(),
        f.urgency(),
        OrderPen.earlier(now.dues().citizen(), citizen),
        due,
        f.accused(),
        f.hidden(),
        steps(f, f.steps(), urgent(f.urgency())));
  }

  private OrderFact raised(OrderFact.UrgencyRaised f) {
    var urgent = urgent(f.to());
    boolean isOfBefore = f.steps() == null;
    Instant since = isOfBefore ? now.origin().since() : f.on().at();
    Explanation e =
        stage(ofOrder(Deadline.CITIZEN), f, Kind.SHORTENED, Stage.HANDLE, urgent, since);
    Instant due = null;
    Assignment lead = now.lead().orElse(null);
    if (f.due() != null && lead != null) {
      var key = new Deadlines.Key(Deadline.HANDLE, lead.id());
      Instant from = isOfBefore ? lead.assignedAt() : f.on().at();
      due = stage(key, f, Kind.SHORTENED, Stage.HANDLE, urgent, from).due().at();
    }
    Instant citizen = OrderPen.earlier(now.dues().citizen(), e.due().at());
    return new OrderFact.UrgencyRaised(f.on(), f.to(), citizen, due, steps(f, f.steps(), urgent));
  }

  private Order.Appeal urgent(Urgency to) {
    var pen = new OrderPen(now);
    pen.urgency(to);
    return pen.appeal;
  }

  private OrderFact supervised(OrderFact.Supervised f) {
    if (f.due() == null) {
      return f;
    }
    var key = now.lead().map(l -> new Deadlines.Key(Deadline.HANDLE, l.id()));
    Explanation e =
        stage(
            key.orElse(ofOrder(Deadline.CAP)),
            f,
            Kind.SHORTENED,
            Stage.SUPERVISED,
            now.appeal(),
            f.on().at());
    return new OrderFact.Supervised(f.on(), e.due().at());
  }

  private OrderFact dispatched(OrderFact.Dispatched f) {
    var stage = now.state() == OrderState.RECHECK ? Stage.RECHECK : Stage.HANDLE;
    var era = history.at(f.on().at());
    var parts = new ArrayList<OrderFact.Part>();
    boolean provisional = false;
    Instant cap = Dispatching.cap(now);
    for (OrderFact.Part part : f.parts()) {
      Explanation e = calendar.explain(Limit.of(part.limit()), f.on().at());
      provisional |= e.due().provisional();
      var key = new Deadlines.Key(Deadline.HANDLE, part.id());
      var usual = era.limit(stage, now.appeal().urgency(), now.appeal().type());
      boolean ofProfile = part.limit().equals(usual.toString());
      chapters.counted(
          key,
          f,
          Kind.COUNTED,
          e,
          new Chapters.Rule(
              stage, ofProfile ? era.profile() : null, part.legalBasis(), part.directoryVersion()));
      Instant due = cap != null && cap.isBefore(e.due().at()) ? cap : e.due().at();
      chapters.capped(key, f, due, e.due().at());
      parts.add(part(f, part, due));
    }
    return new OrderFact.Dispatched(f.on(), parts, provisional);
  }

  /// Parts that a unit passed on: due with their parent unless somebody named an earlier date.
  private List<OrderFact.Part> children(OrderFact fact, String parent, List<OrderFact.Part> given) {
    Instant toldDue = told.assignment(parent).orElseThrow().due();
    Assignment above = now.assignment(parent).orElseThrow();
    var parts = new ArrayList<OrderFact.Part>();
    for (OrderFact.Part part : given) {
      boolean follows = part.due().equals(toldDue);
      Instant due = follows ? above.due() : OrderPen.earlier(above.due(), part.due());
      chapters.plain(
          new Deadlines.Key(Deadline.HANDLE, part.id()),
          follows ? Kind.FOLLOWS : Kind.SET,
          fact,
          due,
          null,
          above.unit());
      parts.add(part(fact, part, due));
    }
    return parts;
  }

  private OrderFact.Part part(OrderFact fact, OrderFact.Part p, Instant due) {
    return new OrderFact.Part(
        p.id(),
        p.parent(),
        p.unit(),
        p.role(),
        due(new Deadlines.Key(Deadline.SIGN, p.id()), fact, Stage.SIGN),
        due(new Deadlines.Key(Deadline.FIRST_CONTACT, p.id()), fact, Stage.FIRST_CONTACT),
        p.interimDue() == null
            ? null
            : due(
                new Deadlines.Key(Deadline.INTERIM_FEEDBACK, p.id()), fact, Stage.INTERIM_FEEDBACK),
        due,
        p.limit(),
        p.legalBasis(),
        p.directoryVersion());
  }

  private OrderFact extended(OrderFact.Extended f) {
    Assignment mine = now.assignment(f.assignment()).orElseThrow();
    int days =
        now.request(RequestKind.EXTENSION, f.assignment()).map(Order.Request::days).orElse(0);
    if (days == 0) {
      return f;
    }
    var more = Requests.extension(now, mine, days, calendar);
    var key = new Deadlines.Key(Deadline.HANDLE, mine.id());
    chapters.extended(key, f, mine.due(), more.counted(), days, calendar);
    chapters.capped(key, f, more.due(), more.counted().at());
    Instant citizen = now.dues().citizen();
    if (!more.citizen().equals(citizen)) {
      var due = new vigil.city.Due(more.citizen(), more.counted().provisional());
      chapters.extended(ofOrder(Deadline.CITIZEN), f, citizen, due, days, calendar);
    }
    return new OrderFact.Extended(
        f.on(), f.assignment(), more.due(), more.citizen(), more.counted().provisional(), null);
  }

  private OrderFact listed(OrderFact fact, Instant reviewOn) {
    chapters.plain(ofOrder(Deadline.REVIEW_DATE), Kind.SET, fact, reviewOn, null, fact.on().by());
    return fact;
  }

  /// What an earlier calendar moved stands in the facts before it already.
  private OrderFact rescheduled(OrderFact.Rescheduled f) {
    for (Moved m : f.moved()) {
      var key = new Deadlines.Key(m.deadline(), m.assignment());
      chapters.plain(key, Kind.MOVED, f, m.to(), m.from(), f.calendar());
    }
    return new OrderFact.Rescheduled(
        f.on(), f.calendar(), List.of(), now.has(Flag.PROVISIONAL_DUE));
  }

  /// A forwarded order is due no later than its sender said.
  private Instant promised(OrderFact f, Order.Origin origin, Instant counted) {
    Instant due = origin.atLatest(counted);
    chapters.capped(ofOrder(Deadline.CITIZEN), f, due, counted);
    return due;
  }

  private Instant dispatch(OrderFact fact, Order.Appeal appeal) {
    Instant from = fact.on().at();
    return stage(ofOrder(Deadline.DISPATCH), fact, Kind.COUNTED, Stage.DISPATCH, appeal, from)
        .due()
        .at();
  }

  private Instant due(Deadlines.Key key, OrderFact fact, Stage stage) {
    return stage(key, fact, Kind.COUNTED, stage, now.appeal(), fact.on().at()).due().at();
  }

  private Explanation stage(
      Deadlines.Key key,
      OrderFact fact,
      Kind kind,
      Stage stage,
      Order.Appeal appeal,
      Instant from) {
    var era = history.at(fact.on().at());
    Limit limit = era.limit(stage, appeal.urgency(), appeal.type());
    Explanation e = calendar.explain(limit, from);
    chapters.counted(key, fact, kind, e, new Chapters.Rule(stage, era.profile(), null, null));
    return e;
  }

  private static List<Flag> marked(List<Flag> flags, Explanation e) {
    var marked = new ArrayList<>(flags);
    marked.removeIf(flag -> flag == Flag.PROVISIONAL_DUE);
    if (e.due().provisional()) {
      marked.add(Flag.PROVISIONAL_DUE);
    }
    return marked;
  }
}
