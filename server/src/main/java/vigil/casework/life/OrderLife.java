package vigil.casework.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.casework.Outcome;
import vigil.casework.Outcome.Decision;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.casework.Step.OrderStep;
import vigil.city.AppealType;
import vigil.city.Due;
import vigil.city.Stage;
import vigil.city.Units;
import vigil.city.Urgency;

/// What becomes of an order when somebody takes a step: a decision or a refusal. Pure.
public record OrderLife(Order now, Known known, Actor by) {
  /// What ends an order without a reply concerns one citizen alone: nobody who was merged into it
  /// may be left without one (rules 3.6).
  public static final Set<Class<? extends OrderStep>> OF_ONE_CITIZEN =
      Set.of(Step.Withdraw.class, Step.Refuse.class, Step.TransferEmergency.class);

  /// The first fact of a life (rules 3.1): a draft, bound to a contact; the citizen clock starts.
  public static Decision register(
      String id, String number, Draft draft, boolean repeat, Known known, Actor by, Instant at) {
    var flags = flags(draft);
    if (repeat) {
      flags.add(Flag.REPEAT);
    }
    var origin = new Order.Origin(at, by.id(), draft.channel(), draft.contact(), draft.forwarded());
    Due citizen = known.limits().due(Stage.HANDLE, draft.urgency(), draft.type(), origin.since());
    if (citizen.provisional()) {
      flags.add(Flag.PROVISIONAL_DUE);
    }
    var born =
        new OrderFact.Registered(
            new OrderFact.On(id, 1, at, by.id()),
            number,
            origin,
            appeal(draft),
            flags,
            origin.atLatest(citizen.at()));
    return new Decision(Evolution.born(born), List.of(born));
  }

  /// Why nothing is registered: whom it accuses is no unit; null when that is in order.
  public static @Nullable Refusal unknownAccused(Draft draft, Units units) {
    return Accusation.unknown(draft.accusedUnit(), units);
  }

  /// Why a kind of step may not be taken now, as far as that does not depend on what it carries;
  /// null when it may.
  public @Nullable Refusal hindrance(Class<? extends OrderStep> step, Instant at) {
    Set<Class<? extends Step>> moves = OrderTable.TABLE.moves(now.state());
    if (!moves.contains(step)) {
      return new Refusal.NotNow(
          now.state().name(), moves.stream().map(Class::getSimpleName).toList());
    }
    Refusal duty = Duties.hindrance(step, now, null, by);
    if (duty != null) {
      return duty;
    }
    if (step == Step.Submit.class && !now.appeal().missing().isEmpty()) {
      return new Refusal.ElementsMissing(now.appeal().missing());
    }
    if (OF_ONE_CITIZEN.contains(step) && known.joined() > 0) {
      return new Refusal.OthersWait(known.joined());
    }
    if (step == Step.Answer.class) {
      return mayAnswer();
    }
    if (step == Step.TakeBackAnswer.class) {
      return mayTakeBack(at);
    }
    // a dispatch may say it itself
    if (step == Step.Forward.class && now.owesAccused()) {
      return new Refusal.AccusedNotNamed(now.appeal().type());
    }
    if (step == Step.Dispatch.class && known.competence() == null) {
      return new Refusal.CategoryMissing();
    }
    if (step == Step.Forward.class) {
      return new Forwarding(now, known).hindrance();
    }
    if (step == Step.Recall.class) {
      return new Forwarding(now, known).nothingToRecall();
    }
    if (Endings.STEPS.contains(step)) {
      return new Endings(now, known, by).hindrance(step, at);
    }
    if (step == Step.RaiseUrgency.class && now.appeal().urgency() == Urgency.URGENT) {
      return new Refusal.UrgencyNotRaised(Urgency.URGENT);
    }
    if (step == Step.Relay.class) {
      return isAsked(RequestKind.RELAY) ? null : new Refusal.NothingAsked(RequestKind.RELAY);
    }
    return step == Step.Decide.class ? nothingToDecide() : null;
  }

  public Outcome take(OrderStep step, Instant at) {
    Refusal no = hindrance(step.getClass(), at);
    if (no != null) {
      return no;
    }
    var telling = new Telling(now, by, at);
    return switch (step) {
      case Step.Amend(var draft) -> amend(draft, telling, at);
      case Step.Answer(var script, _, var edition) ->
          telling.tell(on -> new OrderFact.Answered(on, script, edition)).done();
      case Step.Close _ -> Endings.close(telling, OrderFact.Ending.ANSWERED, at);
      case Step.TakeBackAnswer _ -> telling.tell(OrderFact.AnswerTakenBack::new).done();
      case Step.TransferEmergency(var service, _) ->
          telling.tell(on -> new OrderFact.EmergencyTransferred(on, service)).done();
      case Step.Refuse refuse -> refuse(refuse, telling);
      case Step.Submit _ -> submit(telling, at);
      case Step.Merge(var into) -> merge(into, telling);
      case Step.NameAccused(var unit, _) -> new Accusation(now, known).name(unit, telling, at);
      case Step.Relay relay -> relay(relay, telling, at);
      case Step.Confer(var units, _) -> confer(units, telling);
      case Step.Conclude _ -> telling.tell(OrderFact.ConferenceConcluded::new).done();
      case Step.Dispatch dispatch -> new Dispatching(now, known).dispatch(dispatch, telling, at);
      case Step.Forward(var platform, _) ->
          new Forwarding(now, known).forward(platform, telling, at);
      case Step.Recall _ -> new Forwarding(now, known).recall(telling, at);
      case Step.Audit(var passed, _) -> audit(passed, telling, at);
      case Step.CallBack call -> new Endings(now, known, by).callBack(call, telling, at);
      case Step.WaiveCallback _ ->
          Endings.close(telling.tell(OrderFact.CallbackWaived::new), OrderFact.Ending.WAIVED, at);
      case Step.AskClosing _ ->
          Requests.ask(telling, RequestKind.CLOSE_DISSATISFIED, null, null, at);
      case Step.Recheck(var leader, _) -> recheck(leader, telling, at);
      case Step.AskShelve(var reviewOn, _) ->
          Requests.ask(telling, RequestKind.SHELVE, null, reviewOn, at);
      case Step.AskDifficult(var reviewOn, _) ->
          Requests.ask(telling, RequestKind.DIFFICULT, null, reviewOn, at);
      case Step.AskExclusion _ ->
          Requests.ask(telling, RequestKind.EXCLUDE_FROM_SCORING, null, null, at);
      case Step.Decide decide -> Requests.decide(telling, decide, known, by, at);
      case Step.AnswerTime(var due, _) -> Requests.answer(telling, due);
      case Step.Resume _ -> resume(telling, at);
      case Step.Supervise _ -> supervise(telling, at);
      case Step.Remind _ -> telling.tell(OrderFact.Reminded::new).done();
      case Step.RaiseUrgency(var to) -> new HigherUrgency(now, known).raise(to, telling, at);
      case Step.NoteLeader _ -> telling.tell(OrderFact.LeaderNoted::new).done();
      case Step.Withdraw _ -> telling.tell(OrderFact.Withdrawn::new).done();
      case Step.Archive _ -> telling.tell(OrderFact.Archived::new).done();
      case Step.Lapse _ -> lapse(telling, at);
      case Step.Reschedule(var calendar, var moved, var provisional) ->
          telling.tell(on -> new OrderFact.Rescheduled(on, calendar, moved, provisional)).done();
    };
  }

  /// The other side of a merge (rules 3.6): the highest urgency and the earliest due time of all.
  public Decision absorb(Order child, Instant at) {
    return new HigherUrgency(now, known).absorb(child, new Telling(now, by, at), at);
  }

  private Outcome relay(Step.Relay relay, Telling telling, Instant at) {
    String part =
        now.requests().stream()
            .filter(r -> r.kind() == RequestKind.RELAY)
            .map(Order.Request::assignment)
            .filter(id -> relay.assignment() == null || relay.assignment().equals(id))
            .findFirst()
            .orElse(null);
    if (part == null) {
      return new Refusal.NothingAsked(RequestKind.RELAY);
    }
    var attempt =
        new Assignment.Attempt(known.nextIds().get(), at, relay.reached(), relay.failure());
    return telling.tell(on -> new OrderFact.Relayed(on, part, attempt)).done();
  }

  private boolean isAsked(RequestKind kind) {
    return now.requests().stream().anyMatch(r -> r.kind() == kind);
  }

  /// What is answered at once is counted by its category like all else (rules 3.2).
  private @Nullable Refusal mayAnswer() {
    if (needsSiteVisit(now.appeal().type())) {
      return new Refusal.SiteVisitNeeded(now.appeal().type());
    }
    String category = now.appeal().category();
    return category == null || category.isBlank() ? new Refusal.CategoryMissing() : null;
  }

  /// Only what nobody outside has heard of is taken back: messages wait that long, but who was
  /// merged into the order and the platform that sent it hear at once.
  private @Nullable Refusal mayTakeBack(Instant at) {
    Instant closed = now.closedAt();
    if (closed == null || !now.assignments().isEmpty()) {
      return new Refusal.NotAnsweredAtOnce();
    }
    boolean isHeard = known.joined() > 0 || now.origin().forwarded() != null;
    Instant out = isHeard ? closed : closed.plus(Step.TakeBackAnswer.WITHIN);
    return at.isBefore(out) ? null : new Refusal.AnswerIsOut(out);
  }

  static boolean needsSiteVisit(AppealType type) {
    return type == AppealType.COMPLAINT || type == AppealType.REPORT;
  }

  private @Nullable Refusal nothingToDecide() {
    boolean any =
        now.requests().stream()
            .anyMatch(r -> r.kind() != RequestKind.RETURN && r.kind() != RequestKind.RELAY);
    return any ? null : new Refusal.NothingAsked(RequestKind.EXTENSION);
  }

  private Outcome amend(Draft draft, Telling telling, Instant at) {
    if (now.state() != OrderState.DRAFT && !draft.missing().isEmpty()) {
      return new Refusal.ElementsMissing(draft.missing());
    }
    boolean isSettled = now.state() != OrderState.DRAFT || known.joined() > 0;
    if (isSettled && draft.urgency().compareTo(now.appeal().urgency()) > 0) {
      return new Refusal.UrgencyNotRaised(now.appeal().urgency());
    }
    Refusal no = Accusation.unknown(draft.accusedUnit(), known.units());
    if (no != null) {
      return no;
    }
    var flags = flags(draft);
    now.flags().stream()
        .filter(f -> f == Flag.REPEAT || f == Flag.SUPERVISED || f == Flag.OVERDUE)
        .forEach(flags::add);
    var origin = now.origin();
    Due due = known.limits().due(Stage.HANDLE, draft.urgency(), draft.type(), origin.since());
    if (due.provisional()) {
      flags.add(Flag.PROVISIONAL_DUE);
    }
    boolean isRaised =
        now.state() != OrderState.DRAFT && draft.urgency().compareTo(now.appeal().urgency()) < 0;
    Instant counted = origin.atLatest(due.at());
    var higher = new HigherUrgency(now, known);
    Instant citizen = isRaised ? higher.notPast(counted, draft, at) : counted;
    OrderFact.StepDues steps = isRaised ? higher.steps(draft.urgency(), draft.type(), at) : null;
    telling.tell(on -> new OrderFact.Amended(on, appeal(draft), flags, citizen, steps));
    return new Accusation(now, known).takeBack(telling, at).done();
  }

  private Outcome submit(Telling telling, Instant at) {
    var appeal = now.appeal();
    Instant due = due(Stage.DISPATCH, at).at();
    return telling.tell(on -> new OrderFact.Submitted(on, appeal, due)).done();
  }

  private Outcome merge(String into, Telling telling) {
    Order parent = known.into();
    if (parent == null || !parent.id().equals(into)) {
      return new Refusal.Unknown(into);
    }
    if (into.equals(now.id()) || !parent.state().isOpen() || parent.parent() != null) {
      return new Refusal.NotOpen(into);
    }
    return telling.tell(on -> new OrderFact.Merged(on, into)).done();
  }

  /// Nothing new about what is in progress or finished (rules 3.4): the citizen is told of that
  /// order.
  private Outcome refuse(Step.Refuse step, Telling telling) {
    Order running = known.into();
    String named = step.running();
    if (step.ground() != Step.RefusalGround.NO_NEW_FACT || named == null) {
      return telling.tell(on -> new OrderFact.NotAccepted(on, step.ground(), null)).done();
    }
    if (running == null || !running.id().equals(named) || named.equals(now.id())) {
      return new Refusal.NotRunning(named);
    }
    return isRunningOrDone(running.state())
        ? telling.tell(on -> new OrderFact.NotAccepted(on, step.ground(), named)).done()
        : new Refusal.NotRunning(named);
  }

  private static boolean isRunningOrDone(OrderState state) {
    return switch (state) {
      case ANSWERED,
          PENDING_DISPATCH,
          CONFERRING,
          IN_HANDLING,
          UNDER_REVIEW,
          PENDING_CALLBACK,
          RECHECK,
          CLOSED,
          ARCHIVED,
          MERGED,
          SHELVED,
          DIFFICULT ->
          true;
      case DRAFT, TRANSFERRED_EMERGENCY, NOT_ACCEPTED, WITHDRAWN -> false;
    };
  }

  private Outcome confer(List<String> units, Telling telling) {
    for (String unit : units) {
      Refusal no = new Dispatching(now, known).mayNotHandle(unit);
      if (no != null) {
        return no;
      }
    }
    return telling.tell(on -> new OrderFact.ConferenceCalled(on, units)).done();
  }

  private Outcome audit(boolean passed, Telling telling, Instant at) {
    Instant due = passed ? due(Stage.CALLBACK, at).at() : null;
    return telling.tell(on -> new OrderFact.Audited(on, passed, due)).done();
  }

  private Outcome recheck(String leader, Telling telling, Instant at) {
    Instant due = due(Stage.RECHECK, at).at();
    int round = now.round() + 1;
    return telling.tell(on -> new OrderFact.RecheckOrdered(on, round, leader, due)).done();
  }

  /// Whoever led it leads it on, even with a report that waits for its review.
  private Outcome resume(Telling telling, Instant at) {
    boolean handled = now.lead().isPresent();
    OrderState to = handled ? OrderState.IN_HANDLING : OrderState.PENDING_DISPATCH;
    Instant due = handled ? null : due(Stage.DISPATCH, at).at();
    return telling.tell(on -> new OrderFact.Resumed(on, to, due)).done();
  }

  private Outcome supervise(Telling telling, Instant at) {
    Instant due = due(Stage.SUPERVISED, at).at();
    return telling.tell(on -> new OrderFact.Supervised(on, due)).done();
  }

  private Outcome lapse(Telling telling, Instant at) {
    for (Clocks.Running r : Clocks.passed(now, at)) {
      String whose = r.assignment() == null ? null : r.assignment().id();
      telling.tell(on -> new OrderFact.FellOverdue(on, r.kind(), whose, r.due()));
    }
    return telling.done();
  }

  private Due due(Stage stage, Instant from) {
    return known.limits().due(stage, now.appeal().urgency(), now.appeal().type(), from);
  }

  private static Order.Appeal appeal(Draft d) {
    return new Order.Appeal(
        d.type(),
        d.urgency(),
        d.category(),
        d.district(),
        d.street(),
        d.accusedUnit(),
        d.missing());
  }

  private static List<Flag> flags(Draft d) {
    var flags = new ArrayList<Flag>();
    if (d.anonymous()) {
      flags.add(Flag.ANONYMOUS);
    }
    if (d.confidential()) {
      flags.add(Flag.CONFIDENTIAL);
    }
    if (d.isPublic()) {
      flags.add(Flag.PUBLIC);
    }
    if (d.leaderAssigned()) {
      flags.add(Flag.LEADER_ASSIGNED);
    }
    if (d.tags().contains(Draft.DANGER_TAG)) {
      flags.add(Flag.DANGER);
    }
    return flags;
  }
}
