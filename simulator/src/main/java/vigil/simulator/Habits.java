package vigil.simulator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.Order;
import vigil.casework.Order.RequestKind;
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
  interface Likes {
    @Nullable String open(Order order);
  }

  private final Mood mood;
  private final Chance chance;
  private final Likes likes;
  private final Town town;
  private final Truths truths;
  private final UnitHabits units;
  private final Approvals approvals;
  private final Interruptions interruptions;

  Habits(Mood mood, Town town, Likes likes) {
    this.mood = mood;
    this.likes = likes;
    this.town = town;
    chance = mood.chance();
    truths = new Truths(mood);
    units = new UnitHabits(mood, town, truths);
    approvals = new Approvals(mood);
    interruptions = new Interruptions(mood, likes);
  }

  /// The next thing that somebody does; null when nobody has anything to do.
  @Nullable Turn turn(Situation now) {
    var word = interruptions.word(now);
    if (word != null) {
      return word;
    }
    var accusation = interruptions.accusation(now);
    if (accusation != null) {
      return accusation;
    }
    var goodbye = interruptions.goodbye(now);
    if (goodbye != null) {
      return goodbye;
    }
    return switch (now.order().state()) {
      case DRAFT -> draft(now);
      case ANSWERED ->
          Turn.of(
              now.agent(), new Step.Close(), mood.odd(now, 0.1) ? chance.exponential(3 * DAY) : 0);
      case PENDING_DISPATCH -> pendingDispatch(now);
      case CONFERRING -> conferring(now);
      case IN_HANDLING -> handling(now);
      case UNDER_REVIEW -> audit(now);
      case PENDING_CALLBACK -> callBack(now);
      case RECHECK -> recheck(now);
      case SHELVED, DIFFICULT -> listed(now);
      case CLOSED -> closed(now);
      case MERGED -> merged(now);
      case TRANSFERRED_EMERGENCY, NOT_ACCEPTED, ARCHIVED, WITHDRAWN -> null;
    };
  }

  /// Rules 10: 80 % of consultations are answered on the spot.
  private Turn draft(Situation now) {
    var agent = now.agent();
    if (now.order().appeal().type() == AppealType.CONSULTATION && chance.is(0.8)) {
      return Turn.of(agent, new Step.Answer(null, "已按政策答复"), 0);
    }
    if (mood.odd(now, 0.15)) {
      var odd = oddDraft(now, agent);
      if (odd != null) {
        return odd;
      }
    }
    boolean isForgotten = mood.odd(now, 0.05);
    double seconds = isForgotten ? chance.exponential(4 * DAY) : 0;
    return Turn.of(agent, new Step.Submit(), seconds);
  }

  private @Nullable Turn oddDraft(Situation now, Actor agent) {
    return switch (chance.below(5)) {
      case 0 ->
          Turn.of(
              agent,
              new Step.TransferEmergency(chance.of(List.of(Step.EmergencyService.values())), true),
              0);
      case 1 -> refuse(now, agent);
      case 2 -> merge(now, agent, 0);
      case 3 -> Turn.of(agent, new Step.Withdraw("市民说不用了"), 0);
      default -> Turn.of(agent, new Step.Amend(now.draft()), HOUR / 60);
    };
  }

  /// What is in progress already is refused with the number of that order.
  private @Nullable Turn refuse(Situation now, Actor agent) {
    var ground = chance.of(List.of(Step.RefusalGround.values()));
    if (ground != Step.RefusalGround.NO_NEW_FACT) {
      return Turn.of(agent, new Step.Refuse(ground, "已告知原因"), 0);
    }
    var running = likes.open(now.order());
    return running == null ? null : Turn.of(agent, new Step.Refuse(ground, "已在办理", running), 0);
  }

  private @Nullable Turn merge(Situation now, Actor by, double seconds) {
    var into = likes.open(now.order());
    return into == null ? null : Turn.of(by, new Step.Merge(into), seconds);
  }

  private Turn pendingDispatch(Situation now) {
    if (!now.order().requests().isEmpty()) {
      return approvals.turn(now, now.order().requests().getFirst());
    }
    var interruption = interruptions.turn(now);
    if (interruption != null) {
      return interruption;
    }
    double soon = chance.logNormal(0.4 * HOUR, 0.8);
    if (mood.odd(now, 0.06)) {
      return Turn.of(Town.DISPATCHER, new Step.Confer(List.of(now.lead()), "是否属贵单位"), soon);
    }
    return mood.odd(now, 0.03)
        ? Turn.of(Town.DISPATCHER, new Step.Amend(now.draft()), soon)
        : dispatch(now);
  }

  private Turn dispatch(Situation now) {
    double haste = now.order().appeal().urgency() == Urgency.URGENT ? 0.05 : 1;
    if (mood.odd(now, 0.08)) {
      return Turn.of(
          Town.DISPATCHER,
          new Step.Forward(Town.NEIGHBOUR.code(), "属邻市职责"),
          haste * chance.logNormal(0.5 * HOUR, 0.8));
    }
    var lead =
        now.isTaken(now.lead()) && !mood.odd(now, 0.2) ? town.another(chance, now) : now.lead();
    var assists = new ArrayList<String>();
    for (int more = mood.odd(now, 0.4) ? 1 + chance.below(2) : 0; more > 0; more--) {
      var unit = town.another(chance, now);
      if (!unit.equals(lead) && !assists.contains(unit)) {
        assists.add(unit);
      }
    }
    var copies = mood.odd(now, 0.1) ? List.of(town.another(chance, now)) : List.<String>of();
    return Turn.of(
        Town.DISPATCHER,
        new Step.Dispatch(lead, assists, copies),
        haste * chance.logNormal(0.5 * HOUR, 0.8));
  }

  private Turn conferring(Situation now) {
    var merged = mood.odd(now, 0.12) ? merge(now, Town.DISPATCHER, HOUR) : null;
    return merged != null
        ? merged
        : Turn.of(Town.DISPATCHER, new Step.Conclude(null), chance.logNormal(4 * HOUR, 0.8));
  }

  /// One of all who owe something gets to it first.
  private Turn handling(Situation now) {
    var order = now.order();
    var interruption = interruptions.turn(now);
    if (interruption != null) {
      return interruption;
    }
    var leads = order.lead().map(Assignment::id).orElse("");
    var givenBack = order.request(RequestKind.RETURN, leads).orElse(null);
    if (givenBack != null && chance.is(0.7)) {
      return approvals.turn(now, givenBack);
    }
    var turns = new ArrayList<Turn>();
    order.requests().forEach(request -> turns.add(approvals.turn(now, request)));
    order.live().stream()
        .filter(a -> a.role() != AssignmentRole.CC)
        .map(a -> units.turn(now, a))
        .forEach(turn -> {
          if (turn != null) {
            turns.add(turn);
          }
        });
    Broken.unless(!turns.isEmpty(), () -> "nobody has anything to do: " + order);
    return chance.of(turns).among(turns.size());
  }

  private Turn audit(Situation now) {
    boolean isSlow = mood.odd(now, 0.06);
    boolean passes = chance.is(mood.isEventful() ? 0.9 : 0.96);
    return Turn.of(
        Town.REVIEWER,
        new Step.Audit(passes, null),
        isSlow ? chance.exponential(5 * DAY) : chance.logNormal(2 * HOUR, 0.6));
  }

  private Turn callBack(Situation now) {
    var order = now.order();
    if (now.isAsked(RequestKind.EXCLUDE_FROM_SCORING)) {
      return approvals.turn(now, order.requests().getFirst());
    }
    if (mood.odd(now, 0.04) && !order.has(Order.Flag.EXCLUDED_FROM_SCORING)) {
      return Turn.of(Town.REVIEWER, new Step.AskExclusion("不可归责于承办单位"), HOUR);
    }
    if (mood.odd(now, 0.04)) {
      return Turn.of(Town.CALLER, new Step.WaiveCallback("市民表示无需回访"), HOUR);
    }
    if (order.dissatisfaction().isPresent()) {
      return unhappy(now);
    }
    var call = truths.callBack(order);
    boolean isByLink = call.way() == Order.CallbackWay.SMS_LINK;
    return Turn.of(isByLink ? Town.CITIZEN : Town.CALLER, call, chance.logNormal(6 * HOUR, 0.6));
  }

  /// Whoever was merged says what came of it too, by the link.
  private @Nullable Turn merged(Situation now) {
    boolean isAsked = now.isReplied() && now.order().callbacks().isEmpty() && !now.isSober();
    return isAsked
        ? Turn.of(Town.CITIZEN, truths.byLink(now.order()), chance.exponential(6 * HOUR))
        : null;
  }

  /// It is handled again, or closed by a second person with a reason.
  private Turn unhappy(Situation now) {
    if (now.isAsked(RequestKind.CLOSE_DISSATISFIED)) {
      return approvals.turn(now, now.order().requests().getFirst());
    }
    return mood.odd(now, 0.25)
        ? Turn.of(Town.CALLER, new Step.AskClosing("已按政策办结，市民仍不满意"), HOUR)
        : Turn.of(Town.CALLER, new Step.Recheck("leader-1", "市民不满意，问题未解决"), 0.5 * HOUR);
  }

  private Turn recheck(Situation now) {
    if (mood.odd(now, 0.12)) {
      return chance.is(0.5)
          ? Turn.of(Town.CALLER, new Step.Remind("市民再次来电"), HOUR)
          : Turn.of(Town.MANAGER, new Step.Supervise("重办督办"), HOUR);
    }
    var dispatch = dispatch(now);
    return mood.odd(now, 0.12)
        ? new Turn(dispatch.by(), null, dispatch.step(), (long) chance.exponential(5 * DAY))
        : dispatch;
  }

  private Turn listed(Situation now) {
    var merged = mood.odd(now, 0.15) ? merge(now, Town.DISPATCHER, DAY) : null;
    if (merged != null) {
      return merged;
    }
    double days = chance.between(2, 25);
    return Turn.of(Town.DISPATCHER, new Step.Resume(), days * DAY);
  }

  /// Until it is archived a citizen may call again.
  private @Nullable Turn closed(Situation now) {
    if (!mood.isEventful()) {
      return null;
    }
    boolean isSpotAnswer = now.order().assignments().isEmpty() && !now.hasTakenIn();
    if (isSpotAnswer && mood.odd(now, 0.1)) {
      return Turn.of(now.agent(), new Step.TakeBackAnswer(), chance.below(SECONDS_TO_TAKE_BACK));
    }
    return now.order().round() < LAST_ROUND && mood.odd(now, 0.05)
        ? Turn.of(Town.CALLER, new Step.Recheck("leader-1", "结案后问题复发"), chance.exponential(5 * DAY))
        : Turn.of(Actor.HOUSE, new Step.Archive(), 30 * DAY);
  }
}
