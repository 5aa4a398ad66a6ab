package vigil.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentState;
import vigil.casework.AssignmentStep;
import vigil.casework.Order;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderVisibility;
import vigil.city.Urgency;

/// What the people of a unit do with their part, and how long it takes them.
final class UnitHabits {
  private static final double HOUR = 3600;
  private static final double DAY = 24 * HOUR;

  private final EventProfile mood;
  private final SeededRandom chance;
  private final SimulatedCity town;
  private final GroundTruth truths;

  UnitHabits(EventProfile mood, SimulatedCity town, GroundTruth truths) {
    this.mood = mood;
    chance = mood.chance();
    this.town = town;
    this.truths = truths;
  }

  /// Null when the unit waits for others.
  @Nullable PlannedStep findNextStep(OrderSituation situation, Assignment mine) {
    return switch (mine.state()) {
      case DISPATCHED ->
          clerk(mine, new AssignmentStep.Sign(), pace(situation, mine, 3 * HOUR, 0.9));
      case SIGNED -> signed(situation, mine);
      case CONTACTED -> contacted(situation, mine);
      case HANDLING -> handling(situation, mine);
      case SENT_BACK -> sentBack(situation, mine);
      case REPORTED -> reviewed(situation, mine);
      case ACCEPTED, RETURN_PENDING, RETURNED, CANCELLED -> null;
    };
  }

  /// Whose lead wants to be rid of it may as well wait what becomes of that.
  private @Nullable PlannedStep sentBack(OrderSituation situation, Assignment mine) {
    boolean isLeaving =
        situation
            .order()
            .findLead()
            .filter(a -> a.state() == AssignmentState.RETURN_PENDING)
            .isPresent();
    return isLeaving && mood.odd(situation, 0.9)
        ? null
        : handler(mine, new AssignmentStep.Handle(), pace(situation, mine, 2 * HOUR, 0.7));
  }

  private double pace(OrderSituation situation, Assignment mine, double mean, double sigma) {
    double haste = situation.order().appeal().urgency() == Urgency.URGENT ? 0.05 : 1;
    double usual = haste * chance.logNormal(mean, sigma);
    return switch (mood.getBehaviour(mine.unit())) {
      case DILIGENT, EVASIVE, GAMING -> usual;
      case LATE -> usual * 5;
      case FORGETFUL -> mood.odd(situation, 0.2) ? usual + chance.exponential(3 * DAY) : usual;
    };
  }

  private @Nullable PlannedStep signed(OrderSituation situation, Assignment mine) {
    boolean isEvasive = mood.getBehaviour(mine.unit()) == UnitBehaviour.EVASIVE;
    if (isEvasive && letsOthersWork(situation, mine)) {
      return null;
    }
    double urge =
        isEvasive ? (mine.work().returnSpent() ? 0.3 : 0.9) : mine.work().returnSpent() ? 0 : 0.04;
    if (mood.odd(situation, urge)) {
      var codes = List.of(AssignmentStep.ReturnCode.values());
      return clerk(
          mine,
          new AssignmentStep.AskReturn(chance.pick(codes), "不属本单位职责"),
          pace(situation, mine, 2 * HOUR, 0.7));
    }
    var aside = aside(situation, mine);
    if (aside != null) {
      return aside;
    }
    return mine.attempts().isEmpty() || chance.happens(0.4)
        ? contact(situation, mine)
        : handler(mine, new AssignmentStep.Handle(), pace(situation, mine, 2 * HOUR, 0.7));
  }

  /// While nobody who assists has come back with it, the others may as well do the work.
  private boolean letsOthersWork(OrderSituation situation, Assignment mine) {
    var others = others(situation.order(), mine);
    boolean isBack =
        others.stream()
            .map(Assignment::state)
            .anyMatch(s -> s == AssignmentState.SENT_BACK || s == AssignmentState.RETURN_PENDING);
    return !situation.isSober() && !isBack && others.stream().anyMatch(Assignment::isOwed);
  }

  private static List<Assignment> others(Order order, Assignment mine) {
    return mine.role() == AssignmentRole.LEAD
        ? order.live().stream()
            .filter(a -> a.role() != AssignmentRole.CC && !a.id().equals(mine.id()))
            .toList()
        : List.of();
  }

  private @Nullable PlannedStep contacted(OrderSituation situation, Assignment mine) {
    if (mood.odd(situation, 0.06)) {
      return contact(situation, mine);
    }
    var aside = aside(situation, mine);
    return aside != null
        ? aside
        : handler(mine, new AssignmentStep.Handle(), pace(situation, mine, 2 * HOUR, 0.7));
  }

  private @Nullable PlannedStep handling(OrderSituation situation, Assignment mine) {
    if (mine.attempts().isEmpty() || mood.odd(situation, 0.04)) {
      return contact(situation, mine);
    }
    var aside = aside(situation, mine);
    if (aside != null) {
      return aside;
    }
    boolean mustWait = isWaitedFor(situation.order(), mine);
    if (mustWait && !mood.odd(situation, 0.05)) {
      return null;
    }
    var report = new AssignmentStep.Report(truths.report(situation.order(), mine, situation.at()));
    return handler(mine, report, pace(situation, mine, 22 * HOUR, 1.1));
  }

  private static boolean isWaitedFor(Order order, Assignment mine) {
    return order.live().stream()
        .filter(Assignment::isOwed)
        .anyMatch(a -> mine.id().equals(a.parent()) || others(order, mine).contains(a));
  }

  /// What a unit may do beside the plain way.
  private @Nullable PlannedStep aside(OrderSituation situation, Assignment mine) {
    var order = situation.order();
    boolean owesFeedback =
        order.appeal().urgency() != Urgency.NORMAL && mine.work().feedbackAt() == null;
    if (owesFeedback && mood.odd(situation, 0.4)) {
      return handler(
          mine,
          new AssignmentStep.GiveFeedback(false, "正在协调车辆", true, "head-1"),
          pace(situation, mine, HOUR, 0.6));
    }
    boolean mayNotAsk =
        OrderVisibility.hidesCaller(order)
            && order.findRequest(RequestKind.RELAY, mine.id()).isEmpty();
    if (mayNotAsk && mood.odd(situation, 0.3)) {
      return handler(mine, new AssignmentStep.AskRelay("几点最吵"), pace(situation, mine, HOUR, 0.6));
    }
    double late = mood.getBehaviour(mine.unit()) == UnitBehaviour.LATE ? 0.2 : 0.04;
    if (order.findRequest(RequestKind.EXTENSION, mine.id()).isEmpty()
        && mood.odd(situation, late)) {
      int days = chance.happens(0.8) ? 15 : 30;
      return clerk(
          mine,
          new AssignmentStep.AskExtension(AssignmentStep.ExtensionGround.DIFFICULT, days, "需专业鉴定"),
          pace(situation, mine, 8 * HOUR, 0.8));
    }
    if (order.findRequest(RequestKind.ASSIST, mine.id()).isEmpty() && mood.odd(situation, 0.05)) {
      var helper = town.another(chance, situation);
      return clerk(
          mine,
          new AssignmentStep.AskAssist(List.of(helper), "需配合"),
          pace(situation, mine, HOUR, 0.6));
    }
    var below =
        town.units().listBelow(mine.unit()).stream()
            .map(unit -> unit.id())
            .filter(unit -> !situation.isTaken(unit))
            .toList();
    return !below.isEmpty() && mood.odd(situation, 0.12)
        ? clerk(
            mine,
            new AssignmentStep.Redispatch(List.of(chance.pick(below)), null),
            pace(situation, mine, HOUR, 0.6))
        : null;
  }

  /// The level above looks at it.
  private PlannedStep reviewed(OrderSituation situation, Assignment mine) {
    var parent =
        mine.parent() == null ? null : situation.order().findAssignment(mine.parent()).orElse(null);
    var by = parent == null ? SimulatedCity.REVIEWER : SimulatedCity.clerk(parent.unit());
    boolean isAccepted = chance.happens(mood.isEventful() ? 0.85 : 0.94);
    return PlannedStep.on(
        mine, by, new AssignmentStep.Review(isAccepted, null), chance.logNormal(2 * HOUR, 0.6));
  }

  /// Whom the unit may not know the hotline asks, once at a time.
  private @Nullable PlannedStep contact(OrderSituation situation, Assignment mine) {
    Order order = situation.order();
    if (OrderVisibility.hidesCaller(order)) {
      return order.findRequest(RequestKind.RELAY, mine.id()).isPresent()
          ? null
          : handler(mine, new AssignmentStep.AskRelay("几点最吵"), pace(situation, mine, HOUR, 0.6));
    }
    return handler(
        mine, truths.contact(situation.order(), mine), pace(situation, mine, 4 * HOUR, 0.9));
  }

  private static PlannedStep clerk(Assignment mine, AssignmentStep step, double seconds) {
    return PlannedStep.on(mine, SimulatedCity.clerk(mine.unit()), step, seconds);
  }

  private static PlannedStep handler(Assignment mine, AssignmentStep step, double seconds) {
    return PlannedStep.on(mine, SimulatedCity.handler(mine.unit()), step, seconds);
  }
}
