package vigil.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.Conference;
import vigil.casework.EmergencyService;
import vigil.casework.Order;
import vigil.casework.Order.RequestKind;
import vigil.casework.RefusalGround;
import vigil.casework.Step;
import vigil.casework.life.Actor;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// What people do with an order and how long it takes them. Most are in time; some units are slow,
/// some reports are sent back, some citizens are not satisfied and some cannot be reached. In an
/// eventful mood every arrow of rules 3 is somebody's habit.
final class Habits {
  private static final double HOUR = 3600;
  private static final double DAY = 24 * HOUR;
  private static final int LAST_ROUND = 3;
  private static final int SECONDS_TO_TAKE_BACK = 9;

  /// Another open order about the same, to merge into.
  interface DuplicateFinder {
    @Nullable String findOpen(Order order);
  }

  private final EventProfile mood;
  private final SeededRandom chance;
  private final DuplicateFinder likes;
  private final SimulatedCity town;
  private final GroundTruth truths;
  private final UnitHabits units;
  private final Approvals approvals;
  private final Interruptions interruptions;

  Habits(EventProfile mood, SimulatedCity town, DuplicateFinder likes) {
    this.mood = mood;
    this.likes = likes;
    this.town = town;
    chance = mood.chance();
    truths = new GroundTruth(mood);
    units = new UnitHabits(mood, town, truths);
    approvals = new Approvals(mood);
    interruptions = new Interruptions(mood, likes);
  }

  /// The next thing that somebody does; null when nobody has anything to do.
  @Nullable PlannedStep findNextStep(OrderSituation situation) {
    var word = interruptions.findExtensionOpinion(situation);
    if (word != null) {
      return word;
    }
    var accusation = interruptions.findAccusation(situation);
    if (accusation != null) {
      return accusation;
    }
    var goodbye = interruptions.findWithdrawal(situation);
    if (goodbye != null) {
      return goodbye;
    }
    return switch (situation.order().state()) {
      case DRAFT -> draft(situation);
      case ANSWERED ->
          PlannedStep.of(
              situation.agent(),
              new Step.Close(),
              mood.odd(situation, 0.1) ? chance.exponential(3 * DAY) : 0);
      case PENDING_DISPATCH -> pendingDispatch(situation);
      case CONFERRING -> conferring(situation);
      case IN_HANDLING -> handling(situation);
      case UNDER_REVIEW -> audit(situation);
      case PENDING_CALLBACK -> callBack(situation);
      case RECHECK -> recheck(situation);
      case SHELVED, DIFFICULT -> listed(situation);
      case CLOSED -> closed(situation);
      case MERGED -> merged(situation);
      case TRANSFERRED_EMERGENCY, NOT_ACCEPTED, ARCHIVED, WITHDRAWN -> null;
    };
  }

  /// Rules 10: 80 % of consultations are answered on the spot.
  private PlannedStep draft(OrderSituation situation) {
    var agent = situation.agent();
    if (situation.order().appeal().type() == AppealType.CONSULTATION && chance.happens(0.8)) {
      return PlannedStep.of(agent, new Step.Answer(null, "已按政策答复"), 0);
    }
    if (mood.odd(situation, 0.15)) {
      var odd = oddDraft(situation, agent);
      if (odd != null) {
        return odd;
      }
    }
    boolean isForgotten = mood.odd(situation, 0.05);
    double seconds = isForgotten ? chance.exponential(4 * DAY) : 0;
    return PlannedStep.of(agent, new Step.Submit(), seconds);
  }

  private @Nullable PlannedStep oddDraft(OrderSituation situation, Actor agent) {
    return switch (chance.below(5)) {
      case 0 ->
          PlannedStep.of(
              agent,
              new Step.TransferEmergency(chance.pick(List.of(EmergencyService.values())), true),
              0);
      case 1 -> refuse(situation, agent);
      case 2 -> merge(situation, agent, 0);
      case 3 -> PlannedStep.of(agent, new Step.Withdraw("市民说不用了"), 0);
      default -> PlannedStep.of(agent, new Step.Amend(situation.draft()), HOUR / 60);
    };
  }

  /// What is in progress already is refused with the number of that order.
  private @Nullable PlannedStep refuse(OrderSituation situation, Actor agent) {
    var ground = chance.pick(List.of(RefusalGround.values()));
    if (ground != RefusalGround.NO_NEW_FACT) {
      return PlannedStep.of(agent, new Step.Refuse(ground, "已告知原因"), 0);
    }
    var running = likes.findOpen(situation.order());
    return running == null
        ? null
        : PlannedStep.of(agent, new Step.Refuse(ground, "已在办理", running), 0);
  }

  private @Nullable PlannedStep merge(OrderSituation situation, Actor by, double seconds) {
    var into = likes.findOpen(situation.order());
    return into == null ? null : PlannedStep.of(by, new Step.Merge(into), seconds);
  }

  private PlannedStep pendingDispatch(OrderSituation situation) {
    if (!situation.order().requests().isEmpty()) {
      return approvals.getNextStep(situation, situation.order().requests().getFirst());
    }
    var interruption = interruptions.findNextStep(situation);
    if (interruption != null) {
      return interruption;
    }
    double soon = chance.logNormal(0.4 * HOUR, 0.8);
    if (mood.odd(situation, 0.06)) {
      return PlannedStep.of(
          SimulatedCity.DISPATCHER, new Step.Confer(List.of(situation.lead()), "是否属贵单位"), soon);
    }
    return mood.odd(situation, 0.03)
        ? PlannedStep.of(SimulatedCity.DISPATCHER, new Step.Amend(situation.draft()), soon)
        : dispatch(situation);
  }

  private PlannedStep dispatch(OrderSituation situation) {
    double haste = situation.order().appeal().urgency() == Urgency.URGENT ? 0.05 : 1;
    if (mood.odd(situation, 0.08)) {
      return PlannedStep.of(
          SimulatedCity.DISPATCHER,
          new Step.Forward(SimulatedCity.NEIGHBOUR.code(), "属邻市职责"),
          haste * chance.logNormal(0.5 * HOUR, 0.8));
    }
    var lead =
        situation.isTaken(situation.lead()) && !mood.odd(situation, 0.2)
            ? town.another(chance, situation)
            : situation.lead();
    var assists = new ArrayList<String>();
    for (int more = mood.odd(situation, 0.4) ? 1 + chance.below(2) : 0; more > 0; more--) {
      var unit = town.another(chance, situation);
      if (!unit.equals(lead) && !assists.contains(unit)) {
        assists.add(unit);
      }
    }
    var copies =
        mood.odd(situation, 0.1) ? List.of(town.another(chance, situation)) : List.<String>of();
    return PlannedStep.of(
        SimulatedCity.DISPATCHER,
        new Step.Dispatch(lead, assists, copies),
        haste * chance.logNormal(0.5 * HOUR, 0.8));
  }

  private PlannedStep conferring(OrderSituation situation) {
    var merged =
        mood.odd(situation, 0.12) ? merge(situation, SimulatedCity.DISPATCHER, HOUR) : null;
    if (merged != null) {
      return merged;
    }
    var pressed = interruptions.findPressure(situation);
    if (pressed != null) {
      return pressed;
    }
    var silent = situation.order().findConference().stream().flatMap(Habits::listSilent).toList();
    return silent.isEmpty() || chance.happens(0.3)
        ? PlannedStep.of(
            SimulatedCity.DISPATCHER, new Step.Conclude(null), chance.logNormal(4 * HOUR, 0.8))
        : PlannedStep.of(
            SimulatedCity.clerk(silent.getFirst()),
            new Step.GiveOpinion(chance.happens(0.6), "按职责目录"),
            chance.logNormal(2 * HOUR, 0.8));
  }

  /// The units that were asked and said nothing yet.
  private static Stream<String> listSilent(Conference conference) {
    return conference.units().stream().filter(unit -> conference.findOpinion(unit).isEmpty());
  }

  /// One of all who owe something gets to it first.
  private PlannedStep handling(OrderSituation situation) {
    var order = situation.order();
    var interruption = interruptions.findNextStep(situation);
    if (interruption != null) {
      return interruption;
    }
    var leads = order.findLead().map(Assignment::id).orElse("");
    var givenBack = order.findRequest(RequestKind.RETURN, leads).orElse(null);
    if (givenBack != null && chance.happens(0.7)) {
      return approvals.getNextStep(situation, givenBack);
    }
    var turns = new ArrayList<PlannedStep>();
    order.requests().forEach(request -> turns.add(approvals.getNextStep(situation, request)));
    order.live().stream()
        .filter(a -> a.role() != AssignmentRole.CC)
        .map(a -> units.findNextStep(situation, a))
        .forEach(turn -> {
          if (turn != null) {
            turns.add(turn);
          }
        });
    InvariantViolation.unless(!turns.isEmpty(), () -> "nobody has anything to do: " + order);
    return chance.pick(turns).among(turns.size());
  }

  private PlannedStep audit(OrderSituation situation) {
    boolean isSlow = mood.odd(situation, 0.06);
    boolean passes = chance.happens(mood.isEventful() ? 0.9 : 0.96);
    return PlannedStep.of(
        SimulatedCity.REVIEWER,
        new Step.Audit(passes, null),
        isSlow ? chance.exponential(5 * DAY) : chance.logNormal(2 * HOUR, 0.6));
  }

  private PlannedStep callBack(OrderSituation situation) {
    var order = situation.order();
    if (situation.isAsked(RequestKind.EXCLUDE_FROM_SCORING)) {
      return approvals.getNextStep(situation, order.requests().getFirst());
    }
    if (mood.odd(situation, 0.04) && !order.has(Order.Flag.EXCLUDED_FROM_SCORING)) {
      return PlannedStep.of(SimulatedCity.REVIEWER, new Step.AskExclusion("不可归责于承办单位"), HOUR);
    }
    if (mood.odd(situation, 0.04)) {
      return PlannedStep.of(SimulatedCity.CALLER, new Step.WaiveCallback("市民表示无需回访"), HOUR);
    }
    if (order.dissatisfaction().isPresent() || situation.isOtherUnhappy()) {
      return unhappy(situation);
    }
    var call = truths.callBack(order);
    boolean isByLink = call.way() == Order.CallbackWay.SMS_LINK;
    return PlannedStep.of(
        isByLink ? SimulatedCity.CITIZEN : SimulatedCity.CALLER,
        call,
        chance.logNormal(6 * HOUR, 0.6));
  }

  /// Whoever was merged says what came of it too, by the link.
  private @Nullable PlannedStep merged(OrderSituation situation) {
    boolean isAsked =
        situation.isReplied() && situation.order().callbacks().isEmpty() && !situation.isSober();
    return isAsked
        ? PlannedStep.of(
            SimulatedCity.CITIZEN, truths.byLink(situation.order()), chance.exponential(6 * HOUR))
        : null;
  }

  /// Where the citizen is unhappy, it is handled again, or closed by a second person with a reason.
  private PlannedStep unhappy(OrderSituation situation) {
    if (situation.isAsked(RequestKind.CLOSE_DISSATISFIED)) {
      return approvals.getNextStep(situation, situation.order().requests().getFirst());
    }
    return mood.odd(situation, 0.25)
        ? PlannedStep.of(SimulatedCity.CALLER, new Step.AskClosing("已按政策办结，市民仍不满意"), HOUR)
        : PlannedStep.of(
            SimulatedCity.CALLER, new Step.Recheck("leader-1", "市民不满意，问题未解决"), 0.5 * HOUR);
  }

  private PlannedStep recheck(OrderSituation situation) {
    if (mood.odd(situation, 0.12)) {
      return chance.happens(0.5)
          ? PlannedStep.of(SimulatedCity.CALLER, new Step.Remind("市民再次来电"), HOUR)
          : PlannedStep.of(SimulatedCity.MANAGER, new Step.Supervise("重办督办"), HOUR);
    }
    var dispatch = dispatch(situation);
    return mood.odd(situation, 0.12)
        ? new PlannedStep(dispatch.by(), null, dispatch.step(), (long) chance.exponential(5 * DAY))
        : dispatch;
  }

  private PlannedStep listed(OrderSituation situation) {
    var merged = mood.odd(situation, 0.15) ? merge(situation, SimulatedCity.DISPATCHER, DAY) : null;
    if (merged != null) {
      return merged;
    }
    double days = chance.between(2, 25);
    return PlannedStep.of(SimulatedCity.DISPATCHER, new Step.Resume(), days * DAY);
  }

  /// Until it is archived a citizen may call again.
  private @Nullable PlannedStep closed(OrderSituation situation) {
    if (!mood.isEventful()) {
      return null;
    }
    if (situation.isOtherUnhappy()) {
      return unhappy(situation);
    }
    boolean isSpotAnswer = situation.order().assignments().isEmpty() && !situation.hasTakenIn();
    if (isSpotAnswer && mood.odd(situation, 0.1)) {
      return PlannedStep.of(
          situation.agent(), new Step.TakeBackAnswer(), chance.below(SECONDS_TO_TAKE_BACK));
    }
    return situation.order().round() < LAST_ROUND && mood.odd(situation, 0.05)
        ? PlannedStep.of(
            SimulatedCity.CALLER,
            new Step.Recheck("leader-1", "结案后问题复发"),
            chance.exponential(5 * DAY))
        : PlannedStep.of(Actor.HOUSE, new Step.Archive(), 30 * DAY);
  }
}
