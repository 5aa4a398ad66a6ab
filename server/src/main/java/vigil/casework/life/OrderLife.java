package vigil.casework.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import vigil.casework.RefusalGround;
import vigil.casework.Step;
import vigil.casework.Step.OrderStep;
import vigil.city.Due;
import vigil.city.LimitKind;
import vigil.city.Units;
import vigil.city.Urgency;

/// What becomes of an order when somebody takes a step: a decision or a refusal. Pure.
public record OrderLife(Order order, DecisionContext known, Actor by) {
  /// What ends an order without a reply concerns one citizen alone: nobody who was merged into it
  /// may be left without one (rules 3.6).
  public static final Set<Class<? extends OrderStep>> OF_ONE_CITIZEN =
      Set.of(Step.Withdraw.class, Step.Refuse.class, Step.TransferEmergency.class);

  /// What brings an order to a unit; a dispatch may say itself whom it accuses (rules 9.2).
  private static final Set<Class<? extends OrderStep>> BRINGING_TO_A_UNIT =
      Set.of(Step.Forward.class, Step.Merge.class, Step.Confer.class);

  /// The first fact of a life (rules 3.1): a draft, bound to a contact; the citizen clock starts.
  public static Decision register(
      String id,
      String number,
      Draft draft,
      boolean repeat,
      DecisionContext known,
      Actor by,
      Instant at) {
    var flags = flags(draft.handling());
    if (repeat) {
      flags.add(Flag.REPEAT);
    }
    var origin = draft.source().origin(at, by.id());
    Due citizen =
        known
            .limits()
            .due(LimitKind.HANDLE, draft.appeal().urgency(), draft.appeal().type(), origin.since());
    if (citizen.provisional()) {
      flags.add(Flag.PROVISIONAL_DUE);
    }
    var born =
        new OrderFact.Registered(
            new OrderFact.FactHeader(id, 1, at, by.id()),
            number,
            origin,
            appeal(draft),
            flags,
            origin.atLatest(citizen.at()));
    return new Decision(OrderReplay.create(born), List.of(born));
  }

  /// Why nothing is registered: whom it accuses is no unit; null when that is in order.
  public static @Nullable Refusal unknownAccused(Draft draft, Units units) {
    return AccusationRules.findUnknown("accusedUnit", draft.accused().unit(), units);
  }

  /// Why a kind of step may not be taken now, as far as that does not depend on what it carries;
  /// null when it may.
  public @Nullable Refusal findRefusal(Class<? extends OrderStep> step, Instant at) {
    Set<Class<? extends Step>> moves = OrderTransitions.TABLE.listSteps(order.state());
    if (!moves.contains(step)) {
      return new Refusal.NotNow(
          order.state().name(),
          moves.stream().map(Class::getSimpleName).toList(),
          OrderTransitions.TABLE.listStates(step).stream().map(Enum::name).toList());
    }
    Refusal duty = StepPermissions.findRefusal(step, order, null, by);
    if (duty != null) {
      return duty;
    }
    if (step == Step.Submit.class && !order.appeal().missing().isEmpty()) {
      return new Refusal.ElementsMissing(order.appeal().missing());
    }
    if (OF_ONE_CITIZEN.contains(step) && known.joined() > 0) {
      return new Refusal.OthersWait(known.joined());
    }
    if (step == Step.Answer.class) {
      return new SpotAnswerRules(order, known).findRefusal();
    }
    if (step == Step.TakeBackAnswer.class) {
      return new SpotAnswerRules(order, known).findTakeBackRefusal(at);
    }
    if (BRINGING_TO_A_UNIT.contains(step) && order.owesAccused()) {
      return new Refusal.AccusedNotNamed(order.appeal().type());
    }
    if (step == Step.Dispatch.class && known.competence() == null) {
      return new Refusal.CategoryMissing();
    }
    if (step == Step.Forward.class) {
      return new ForwardingRules(order, known).findRefusal();
    }
    if (step == Step.Recall.class) {
      return new ForwardingRules(order, known).nothingToRecall();
    }
    if (ClosingRules.STEPS.contains(step)) {
      return new ClosingRules(order, known, by).findRefusal(step, at);
    }
    if (step == Step.RaiseUrgency.class && order.appeal().urgency() == Urgency.URGENT) {
      return new Refusal.UrgencyNotRaised(Urgency.URGENT);
    }
    if (step == Step.Relay.class) {
      return isAsked(RequestKind.RELAY) ? null : new Refusal.NothingAsked(RequestKind.RELAY);
    }
    return step == Step.Decide.class ? nothingToDecide() : RequestRules.findOpen(step, order, null);
  }

  public Outcome take(OrderStep step, Instant at) {
    return take(step, at, at);
  }

  /// Takes a step that tells of a deed which began earlier.
  ///
  /// @param begun when the deed began that the step tells of: a call that was placed in time is not
  ///   too late when its end is recorded
  public Outcome take(OrderStep step, Instant at, Instant begun) {
    Refusal no = findRefusal(step.getClass(), begun);
    if (no != null) {
      return no instanceof Refusal.NothingAsked && step instanceof Step.Decide decide
          ? new Refusal.NothingAsked(decide.kind())
          : no;
    }
    var recorder = new FactRecorder(order, by, at);
    return switch (step) {
      case Step.Amend(var draft) -> new AmendmentRules(order, known).amend(draft, recorder, at);
      case Step.Answer(var script, _, var edition) ->
          recorder.append(on -> new OrderFact.Answered(on, script, edition)).build();
      case Step.Close _ -> ClosingRules.close(recorder, OrderFact.Ending.ANSWERED, at);
      case Step.TakeBackAnswer _ -> recorder.append(OrderFact.AnswerTakenBack::new).build();
      case Step.TransferEmergency(var service, _) ->
          recorder.append(on -> new OrderFact.EmergencyTransferred(on, service)).build();
      case Step.Refuse refuse -> refuse(refuse, recorder);
      case Step.Submit _ -> submit(recorder, at);
      case Step.Merge(var into) -> merge(into, recorder);
      case Step.NameAccused(var unit, _) ->
          new AccusationRules(order, known).name(unit, recorder, at);
      case Step.Relay relay -> relay(relay, recorder, at);
      case Step.Confer(var units, _) -> confer(units, recorder);
      case Step.GiveOpinion(var competent, _) ->
          recorder
              .append(on ->
                  new OrderFact.OpinionGiven(on, Objects.requireNonNull(by.unit()), competent))
              .build();
      case Step.Conclude _ -> recorder.append(OrderFact.ConferenceConcluded::new).build();
      case Step.Dispatch dispatch ->
          new DispatchRules(order, known).dispatch(dispatch, recorder, at);
      case Step.Forward(var platform, _) ->
          new ForwardingRules(order, known).forward(platform, recorder, at);
      case Step.Recall _ -> new ForwardingRules(order, known).recall(recorder, at);
      case Step.Audit(var passed, _) -> audit(passed, recorder, at);
      case Step.CallBack call -> new ClosingRules(order, known, by).callBack(call, recorder, at);
      case Step.WaiveCallback _ ->
          ClosingRules.close(
              recorder.append(OrderFact.CallbackWaived::new), OrderFact.Ending.WAIVED, at);
      case Step.AskClosing _ ->
          RequestRules.ask(recorder, RequestKind.CLOSE_DISSATISFIED, null, null, at);
      case Step.Recheck(var leader, _) -> recheck(leader, recorder, at);
      case Step.AskShelve(var reviewOn, _) ->
          RequestRules.ask(recorder, RequestKind.SHELVE, null, reviewOn, at);
      case Step.AskDifficult(var reviewOn, _) ->
          RequestRules.ask(recorder, RequestKind.DIFFICULT, null, reviewOn, at);
      case Step.AskExclusion _ ->
          RequestRules.ask(recorder, RequestKind.EXCLUDE_FROM_SCORING, null, null, at);
      case Step.Decide decide -> RequestRules.decide(recorder, decide, known, by, at);
      case Step.AnswerTime(var due, _) -> RequestRules.answer(recorder, due);
      case Step.Resume _ -> resume(recorder, at);
      case Step.Supervise _ -> supervise(recorder, at);
      case Step.Remind _ -> recorder.append(OrderFact.Reminded::new).build();
      case Step.RaiseUrgency(var to) -> new UrgencyRules(order, known).raise(to, recorder, at);
      case Step.NoteLeader _ -> recorder.append(OrderFact.LeaderNoted::new).build();
      case Step.Withdraw _ -> recorder.append(OrderFact.Withdrawn::new).build();
      case Step.Archive _ -> recorder.append(OrderFact.Archived::new).build();
      case Step.Lapse _ -> lapse(recorder, at);
      case Step.Reschedule(var calendar, var moved, var provisional) ->
          recorder
              .append(on -> new OrderFact.Rescheduled(on, calendar, moved, provisional))
              .build();
    };
  }

  /// The other side of a merge (rules 3.6): the highest urgency and the earliest due time of all.
  public Decision absorb(Order child, Instant at) {
    return new UrgencyRules(order, known).absorb(child, new FactRecorder(order, by, at), at);
  }

  /// What becomes of it when one who was merged into it thought better of it (rules 3.17).
  public Outcome followMerged(Instant at) {
    return new ClosingRules(order, known, by).followMerged(new FactRecorder(order, by, at), at);
  }

  private Outcome relay(Step.Relay relay, FactRecorder recorder, Instant at) {
    String part =
        order.requests().stream()
            .filter(r -> r.kind() == RequestKind.RELAY)
            .map(Order.Request::assignment)
            .filter(id -> relay.assignment() == null || relay.assignment().equals(id))
            .findFirst()
            .orElse(null);
    if (part == null) {
      return new Refusal.NothingAsked(RequestKind.RELAY);
    }
    var attempt =
        new Assignment.Attempt(
            known.nextIds().get(), at, relay.reached(), relay.failure(), relay.call());
    return recorder.append(on -> new OrderFact.Relayed(on, part, attempt)).build();
  }

  private boolean isAsked(RequestKind kind) {
    return order.requests().stream().anyMatch(r -> r.kind() == kind);
  }

  private @Nullable Refusal nothingToDecide() {
    boolean any =
        order.requests().stream()
            .anyMatch(r -> r.kind() != RequestKind.RETURN && r.kind() != RequestKind.RELAY);
    return any ? null : new Refusal.NothingAsked(RequestKind.EXTENSION);
  }

  private Outcome submit(FactRecorder recorder, Instant at) {
    var appeal = order.appeal();
    Instant due = due(LimitKind.DISPATCH, at).at();
    return recorder.append(on -> new OrderFact.Submitted(on, appeal, due)).build();
  }

  private Outcome merge(String into, FactRecorder recorder) {
    if (into.equals(order.id())) {
      return new Refusal.MergedIntoItself();
    }
    Order parent = known.into();
    if (parent == null || !parent.id().equals(into)) {
      return new Refusal.Unknown(into);
    }
    if (!parent.state().isOpen() || parent.parent() != null) {
      return new Refusal.NotOpen(into);
    }
    return recorder.append(on -> new OrderFact.Merged(on, into)).build();
  }

  /// Nothing new about what is in progress or finished (rules 3.4): the citizen is told of that
  /// order.
  private Outcome refuse(Step.Refuse step, FactRecorder recorder) {
    Order running = known.into();
    String named = step.running();
    if (step.ground() != RefusalGround.NO_NEW_FACT || named == null) {
      return recorder.append(on -> new OrderFact.NotAccepted(on, step.ground(), null)).build();
    }
    if (running == null || !running.id().equals(named) || named.equals(order.id())) {
      return new Refusal.NotRunning(named);
    }
    return isRunningOrDone(running.state())
        ? recorder.append(on -> new OrderFact.NotAccepted(on, step.ground(), named)).build()
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

  private Outcome confer(List<String> units, FactRecorder recorder) {
    for (String unit : units) {
      Refusal no = new DispatchRules(order, known).mayNotHandle("units", unit);
      if (no != null) {
        return no;
      }
    }
    return recorder.append(on -> new OrderFact.ConferenceCalled(on, units)).build();
  }

  private Outcome audit(boolean passed, FactRecorder recorder, Instant at) {
    Instant due = passed ? due(LimitKind.CALLBACK, at).at() : null;
    return recorder.append(on -> new OrderFact.Audited(on, passed, due)).build();
  }

  private Outcome recheck(String leader, FactRecorder recorder, Instant at) {
    Instant due = due(LimitKind.RECHECK, at).at();
    int round = order.round() + 1;
    return recorder.append(on -> new OrderFact.RecheckOrdered(on, round, leader, due)).build();
  }

  /// Whoever led it leads it on, even with a report that waits for its review.
  private Outcome resume(FactRecorder recorder, Instant at) {
    boolean handled = order.findLead().isPresent();
    OrderState to = handled ? OrderState.IN_HANDLING : OrderState.PENDING_DISPATCH;
    Instant due = handled ? null : due(LimitKind.DISPATCH, at).at();
    return recorder.append(on -> new OrderFact.Resumed(on, to, due)).build();
  }

  private Outcome supervise(FactRecorder recorder, Instant at) {
    Instant due = due(LimitKind.SUPERVISED, at).at();
    return recorder.append(on -> new OrderFact.Supervised(on, due)).build();
  }

  private Outcome lapse(FactRecorder recorder, Instant at) {
    for (Clocks.RunningClock r : Clocks.listPassed(order, at)) {
      String whose = r.assignment() == null ? null : r.assignment().id();
      recorder.append(on -> new OrderFact.FellOverdue(on, r.kind(), whose, r.due()));
    }
    return recorder.build();
  }

  private Due due(LimitKind stage, Instant from) {
    return known.limits().due(stage, order.appeal().urgency(), order.appeal().type(), from);
  }

  static Order.Appeal appeal(Draft d) {
    return new Order.Appeal(
        d.appeal().type(),
        d.appeal().urgency(),
        d.appeal().category(),
        d.place().district(),
        d.place().street(),
        d.accused().unit(),
        d.missing());
  }

  static List<Flag> flags(Draft.Handling asked) {
    var flags = new ArrayList<Flag>();
    if (asked.anonymous()) {
      flags.add(Flag.ANONYMOUS);
    }
    if (asked.confidential()) {
      flags.add(Flag.CONFIDENTIAL);
    }
    if (asked.isPublic()) {
      flags.add(Flag.PUBLIC);
    }
    if (asked.leaderAssigned()) {
      flags.add(Flag.LEADER_ASSIGNED);
    }
    if (asked.tags().contains(Draft.DANGER_TAG)) {
      flags.add(Flag.DANGER);
    }
    return flags;
  }
}
