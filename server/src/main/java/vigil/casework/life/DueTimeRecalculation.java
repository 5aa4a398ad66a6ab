package vigil.casework.life;

import static vigil.casework.life.OrderDueTimes.ofOrder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.Deadline;
import vigil.casework.DueTimeExplanation;
import vigil.casework.DueTimeExplanation.Kind;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.city.Limit;
import vigil.city.LimitExplanation;
import vigil.city.LimitHistory;
import vigil.city.LimitKind;
import vigil.city.Urgency;
import vigil.city.WorkingDays;

/// Tells an order's facts again as they would be under a calendar, each by the limits of its day:
/// extensions are given again, caps hold again. So a due time is both explained and counted anew by
/// one and the same reading. Pure.
public final class DueTimeRecalculation {
  private final LimitCounter limits;
  private final Function<String, List<OrderFact>> lives;
  private final DueTimeExplanationBuilder chapters = new DueTimeExplanationBuilder();
  private Order told;
  private Order current;

  private DueTimeRecalculation(
      Order born,
      LimitHistory history,
      WorkingDays calendar,
      Function<String, List<OrderFact>> lives) {
    limits = new LimitCounter(history, calendar, chapters);
    this.lives = lives;
    told = born;
    current = born;
  }

  /// Tells a life again.
  ///
  /// @param facts of the order, all of them, oldest first
  /// @param lives the facts of an order that was merged into it; none if it is gone
  public static DueTimeRecalculation of(
      List<OrderFact> facts,
      LimitHistory history,
      WorkingDays calendar,
      Function<String, List<OrderFact>> lives) {
    if (facts.isEmpty() || !(facts.getFirst() instanceof OrderFact.Registered first)) {
      throw new IllegalArgumentException("A life begins with its registration");
    }
    var recount = new DueTimeRecalculation(OrderReplay.create(first), history, calendar, lives);
    recount.begin(first);
    facts.subList(1, facts.size()).forEach(recount::tell);
    return recount;
  }

  /// The order with every due time counted again.
  public Order order() {
    return current;
  }

  /// Why each running due time of the order is what it is.
  ///
  /// @param order as it is stored
  public List<DueTimeExplanation> listExplanations(Order order) {
    Map<OrderDueTimes.Key, Instant> counted = OrderDueTimes.all(current);
    var stories = new ArrayList<DueTimeExplanation>();
    OrderDueTimes.running(order)
        .forEach((key, due) -> {
          boolean ofItsLead =
              (key.equals(ofOrder(Deadline.HANDLE)) && order.findLead().isPresent())
                  || key.equals(ofOrder(Deadline.CAP));
          if (!ofItsLead) {
            stories.add(chapters.build(key, due, order, counted.get(key)));
          }
        });
    return stories;
  }

  private void begin(OrderFact.Registered f) {
    var appeal = f.appeal();
    LimitExplanation e =
        limits.explain(
            ofOrder(Deadline.CITIZEN),
            f,
            Kind.COUNTED,
            LimitKind.HANDLE,
            appeal,
            f.origin().since());
    Instant due = promised(f, f.origin(), e.due().at());
    var again =
        new OrderFact.Registered(f.on(), f.number(), f.origin(), appeal, marked(f.flags(), e), due);
    current = OrderReplay.create(again);
    told = OrderReplay.create(f);
    chapters.finishFact(unborn(current), current, f, null);
  }

  /// Nothing was due before the registration.
  private static Order unborn(Order born) {
    var builder = new OrderBuilder(born);
    builder.citizen = Instant.MIN;
    return builder.build(0);
  }

  private void tell(OrderFact fact) {
    Order before = current;
    OrderFact again = again(fact);
    told = OrderReplay.apply(told, fact);
    current = OrderReplay.apply(current, again);
    chapters.finishFact(before, current, fact, from(fact));
  }

  private static @Nullable String from(OrderFact fact) {
    return fact instanceof OrderFact.Absorbed absorbed ? absorbed.child() : null;
  }

  /// The fact as it would have been told. Facts that set no due time stay as they are.
  private OrderFact again(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Amended f -> amended(f);
      case OrderFact.Submitted f ->
          new OrderFact.Submitted(f.on(), f.appeal(), limits.dispatch(f, f.appeal()));
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
              due(OrderDueTimes.returnWindow(f.assignment()), f, LimitKind.RETURN_WINDOW));
      case OrderFact.Returned f ->
          new OrderFact.Returned(f.on(), f.assignment(), f.unit(), waiting(f, f.dispatchDue()));
      case OrderFact.Recalled f ->
          new OrderFact.Recalled(
              f.on(), f.assignment(), f.unit(), limits.dispatch(f, current.appeal()));
      case OrderFact.PartTakenBack f ->
          new OrderFact.PartTakenBack(
              f.on(), f.assignment(), f.unit(), waiting(f, f.dispatchDue()));
      case OrderFact.Resumed f ->
          new OrderFact.Resumed(f.on(), f.to(), waiting(f, f.dispatchDue()));
      case OrderFact.Extended f when f.given() != null -> chapters.given(f, current);
      case OrderFact.Extended f -> chapters.extended(f, current, limits.calendar());
      case OrderFact.Audited f ->
          new OrderFact.Audited(
              f.on(),
              f.passed(),
              f.passed() ? due(ofOrder(Deadline.CALLBACK), f, LimitKind.CALLBACK) : null);
      case OrderFact.RecheckOrdered f ->
          new OrderFact.RecheckOrdered(
              f.on(), f.round(), f.leader(), due(ofOrder(Deadline.HANDLE), f, LimitKind.RECHECK));
      case OrderFact.Shelved f -> chapters.listed(f, f.reviewOn());
      case OrderFact.DeclaredDifficult f -> chapters.listed(f, f.reviewOn());
      case OrderFact.Rescheduled f -> chapters.rescheduled(f, current);
      case OrderFact.Registered _,
          OrderFact.Answered _,
          OrderFact.AnswerTakenBack _,
          OrderFact.EmergencyTransferred _,
          OrderFact.NotAccepted _,
          OrderFact.Merged _,
          OrderFact.AccusedNamed _,
          OrderFact.ConferenceFact _,
          OrderFact.Withdrawn _,
          OrderFact.Reminded _,
          OrderFact.LeaderNoted _,
          OrderFact.FellOverdue _,
          OrderFact.Relayed _,
          OrderFact.Contacted _,
          OrderFact.HandlingStarted _,
          OrderFact.Reported _,
          OrderFact.Accepted _,
          OrderFact.SentBack _,
          OrderFact.FeedbackGiven _,
          OrderFact.RequestAsked _,
          OrderFact.RequestApproved _,
          OrderFact.RequestRefused _,
          OrderFact.TimeAnswered _,
          OrderFact.ExcludedFromScoring _,
          OrderFact.CalledBack _,
          OrderFact.CallbackWaived _,
          OrderFact.Closed _,
          OrderFact.Archived _ ->
          fact;
    };
  }

  private @Nullable Instant waiting(OrderFact fact, @Nullable Instant dispatchDue) {
    return dispatchDue == null ? null : limits.dispatch(fact, current.appeal());
  }

  private OrderFact amended(OrderFact.Amended f) {
    LimitExplanation e =
        limits.explain(
            ofOrder(Deadline.CITIZEN),
            f,
            Kind.COUNTED,
            LimitKind.HANDLE,
            f.appeal(),
            current.origin().since());
    Instant due = promised(f, current.origin(), e.due().at());
    boolean isPast = f.steps() != null && !due.isAfter(f.on().at());
    Instant citizen = due;
    if (isPast) {
      citizen =
          OrderBuilder.earlier(
              current.dues().citizen(), limits.count(f, LimitKind.HANDLE, f.appeal()));
      chapters.plain(ofOrder(Deadline.CITIZEN), Kind.SHORTENED, f, citizen, due, f.on().by());
    }
    var steps = steps(f, f.steps(), f.appeal());
    return new OrderFact.Amended(f.on(), f.appeal(), marked(f.flags(), e), citizen, steps);
  }

  /// By when steps are owed from the moment of a higher urgency on.
  private OrderFact.@Nullable StepDueTimes steps(
      OrderFact fact, OrderFact.@Nullable StepDueTimes told, Order.Appeal appeal) {
    if (told == null) {
      return null;
    }
    var again = UrgencyRules.steps(stage -> limits.count(fact, stage, appeal));
    Instant contact = told.contact() == null ? null : again.contact();
    return new OrderFact.StepDueTimes(again.dispatch(), again.sign(), contact, again.interim());
  }

  private OrderFact absorbed(OrderFact.Absorbed f) {
    List<OrderFact> life = lives.apply(f.child());
    Instant citizen = f.citizenDue();
    Instant due = f.due();
    if (!life.isEmpty()) {
      var child = of(life, limits.history(), limits.calendar(), lives).order().dues();
      citizen = child.citizen();
      due = f.steps() == null && due == null ? null : child.handle();
    }
    if (f.steps() != null && current.findLead().isPresent()) {
      due = UrgencyRules.earliest(due, limits.count(f, LimitKind.HANDLE, urgent(f.urgency())));
    }
    return new OrderFact.Absorbed(
        f.on(),
        f.child(),
        f.urgency(),
        OrderBuilder.earlier(current.dues().citizen(), citizen),
        due,
        f.accused(),
        f.hidden(),
        steps(f, f.steps(), urgent(f.urgency())));
  }

  private OrderFact raised(OrderFact.UrgencyRaised f) {
    var urgent = urgent(f.to());
    boolean isOfBefore = f.steps() == null;
    Instant since = isOfBefore ? current.origin().since() : f.on().at();
    LimitExplanation e =
        limits.explain(
            ofOrder(Deadline.CITIZEN), f, Kind.SHORTENED, LimitKind.HANDLE, urgent, since);
    Instant due = null;
    Assignment lead = current.findLead().orElse(null);
    if (f.due() != null && lead != null) {
      var key = new OrderDueTimes.Key(Deadline.HANDLE, lead.id());
      Instant from = isOfBefore ? lead.mandate().assignedAt() : f.on().at();
      due = limits.explain(key, f, Kind.SHORTENED, LimitKind.HANDLE, urgent, from).due().at();
    }
    Instant citizen = OrderBuilder.earlier(current.dues().citizen(), e.due().at());
    return new OrderFact.UrgencyRaised(f.on(), f.to(), citizen, due, steps(f, f.steps(), urgent));
  }

  private Order.Appeal urgent(Urgency to) {
    var builder = new OrderBuilder(current);
    builder.urgency(to);
    return builder.appeal;
  }

  private OrderFact supervised(OrderFact.Supervised f) {
    if (f.due() == null) {
      return f;
    }
    var key = current.findLead().map(l -> new OrderDueTimes.Key(Deadline.HANDLE, l.id()));
    LimitExplanation e =
        limits.explain(
            key.orElse(ofOrder(Deadline.CAP)),
            f,
            Kind.SHORTENED,
            LimitKind.SUPERVISED,
            current.appeal(),
            f.on().at());
    return new OrderFact.Supervised(f.on(), e.due().at());
  }

  private OrderFact dispatched(OrderFact.Dispatched f) {
    var stage = current.state() == OrderState.RECHECK ? LimitKind.RECHECK : LimitKind.HANDLE;
    var era = limits.history().at(f.on().at());
    var parts = new ArrayList<OrderFact.NewAssignment>();
    boolean provisional = false;
    Instant cap = DispatchRules.cap(current);
    for (OrderFact.NewAssignment part : f.parts()) {
      LimitExplanation e = limits.calendar().explain(Limit.parse(part.limit()), f.on().at());
      provisional |= e.due().provisional();
      var key = new OrderDueTimes.Key(Deadline.HANDLE, part.id());
      var usual = era.limit(stage, current.appeal().urgency(), current.appeal().type());
      boolean ofProfile = part.limit().equals(usual.toString());
      chapters.counted(
          key,
          f,
          Kind.COUNTED,
          e,
          new DueTimeExplanation.Rule(
              stage, ofProfile ? era.profile() : null, part.legalBasis(), part.directoryVersion()));
      Instant due = cap != null && cap.isBefore(e.due().at()) ? cap : e.due().at();
      chapters.capped(key, f, due, e.due().at());
      parts.add(part(f, part, due));
    }
    return new OrderFact.Dispatched(f.on(), parts, provisional);
  }

  /// Parts that a unit passed on: due with their parent unless somebody named an earlier date.
  private List<OrderFact.NewAssignment> children(
      OrderFact fact, String parent, List<OrderFact.NewAssignment> given) {
    Instant toldDue = told.findAssignment(parent).orElseThrow().due();
    Assignment above = current.findAssignment(parent).orElseThrow();
    var parts = new ArrayList<OrderFact.NewAssignment>();
    for (OrderFact.NewAssignment part : given) {
      boolean follows = part.due().equals(toldDue);
      Instant due = follows ? above.due() : OrderBuilder.earlier(above.due(), part.due());
      chapters.plain(
          new OrderDueTimes.Key(Deadline.HANDLE, part.id()),
          follows ? Kind.FOLLOWS : Kind.SET,
          fact,
          due,
          null,
          above.unit());
      parts.add(part(fact, part, due));
    }
    return parts;
  }

  private OrderFact.NewAssignment part(OrderFact fact, OrderFact.NewAssignment p, Instant due) {
    var dues =
        new OrderFact.PartDueTimes(
            due(Deadline.SIGN, p, fact, LimitKind.SIGN),
            due(Deadline.FIRST_CONTACT, p, fact, LimitKind.FIRST_CONTACT),
            p.dues().interimDue() == null
                ? null
                : due(Deadline.INTERIM_FEEDBACK, p, fact, LimitKind.INTERIM_FEEDBACK),
            due);
    return new OrderFact.NewAssignment(
        p.id(),
        p.parent(),
        p.unit(),
        p.role(),
        dues,
        p.limit(),
        p.legalBasis(),
        p.directoryVersion());
  }

  private Instant due(OrderDueTimes.Key key, OrderFact fact, LimitKind stage) {
    return limits.due(key, fact, stage, current.appeal());
  }

  private Instant due(
      Deadline deadline, OrderFact.NewAssignment part, OrderFact fact, LimitKind stage) {
    return due(new OrderDueTimes.Key(deadline, part.id()), fact, stage);
  }

  /// A forwarded order is due no later than its sender said.
  private Instant promised(OrderFact f, Order.Origin origin, Instant counted) {
    Instant due = origin.atLatest(counted);
    chapters.capped(ofOrder(Deadline.CITIZEN), f, due, counted);
    return due;
  }

  private static List<Flag> marked(List<Flag> flags, LimitExplanation e) {
    var marked = new ArrayList<>(flags);
    marked.removeIf(flag -> flag == Flag.PROVISIONAL_DUE);
    if (e.due().provisional()) {
      marked.add(Flag.PROVISIONAL_DUE);
    }
    return marked;
  }
}
