package vigil.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentState;
import vigil.casework.Order;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderState;
import vigil.casework.Platform;
import vigil.casework.Step;
import vigil.casework.life.OrderTransitions;
import vigil.city.Urgency;

/// What comes between, whoever has the order.
final class Interruptions {
  private static final double HOUR = 3600;
  private static final Duration REVIEW = Duration.ofDays(20);
  private static final Duration MORE = Duration.ofDays(2);

  private final EventProfile mood;
  private final SeededRandom chance;
  private final Habits.DuplicateFinder likes;

  Interruptions(EventProfile mood, Habits.DuplicateFinder likes) {
    this.mood = mood;
    this.likes = likes;
    chance = mood.chance();
  }

  /// Whoever sent the order says what it thinks of more time, asked or not and wherever it is.
  @Nullable PlannedStep findExtensionOpinion(OrderSituation situation) {
    boolean isSent =
        situation.order().origin().wasSentBy(SimulatedCity.SENDER.id())
            && OrderTransitions.TABLE
                .listSteps(situation.order().state())
                .contains(Step.AnswerTime.class);
    if (!isSent || !mood.odd(situation, 0.2)) {
      return null;
    }
    var given = chance.happens(0.4) ? null : situation.order().dues().citizen().plus(MORE);
    return PlannedStep.of(
        SimulatedCity.SENDER, new Step.AnswerTime(given, null), chance.exponential(HOUR));
  }

  /// Whom an order accuses comes out, wherever the order is: mostly nobody, else whoever has it.
  @Nullable PlannedStep findAccusation(OrderSituation situation) {
    var order = situation.order();
    var state = order.state();
    boolean isPossible = OrderTransitions.TABLE.listSteps(state).contains(Step.NameAccused.class);
    boolean isRare = state != OrderState.IN_HANDLING && state != OrderState.PENDING_DISPATCH;
    var ill =
        order.live().stream()
            .filter(a ->
                a.state() == AssignmentState.RETURN_PENDING
                    || a.state() == AssignmentState.SENT_BACK
                    || a.state() == AssignmentState.ACCEPTED)
            .toList();
    if (!isPossible || !mood.odd(situation, isRare || !ill.isEmpty() ? 0.05 : 0.012)) {
      return null;
    }
    var parts = ill.isEmpty() || chance.happens(0.3) ? order.live() : ill;
    boolean hasUnit = !parts.isEmpty() && !Platform.isPlatform(parts.getFirst().unit());
    var unit = hasUnit ? chance.pick(parts).unit() : Order.Appeal.NOBODY;
    return PlannedStep.of(
        SimulatedCity.DISPATCHER,
        new Step.NameAccused(Platform.isPlatform(unit) ? Order.Appeal.NOBODY : unit, "市民补充"),
        chance.exponential(HOUR));
  }

  /// The citizen takes it back from wherever it waits, without being asked.
  @Nullable PlannedStep findWithdrawal(OrderSituation situation) {
    boolean isWaiting =
        switch (situation.order().state()) {
          case CONFERRING, UNDER_REVIEW, PENDING_CALLBACK, RECHECK, SHELVED, DIFFICULT -> true;
          case DRAFT,
              ANSWERED,
              TRANSFERRED_EMERGENCY,
              NOT_ACCEPTED,
              PENDING_DISPATCH,
              IN_HANDLING,
              CLOSED,
              ARCHIVED,
              MERGED,
              WITHDRAWN ->
              false;
        };
    return isWaiting && mood.odd(situation, 0.04) ? withdraw(situation) : null;
  }

  @Nullable PlannedStep findNextStep(OrderSituation situation) {
    boolean isStuck =
        situation.order().live().stream()
            .map(Assignment::state)
            .anyMatch(s -> s == AssignmentState.RETURN_PENDING || s == AssignmentState.SENT_BACK);
    if (isStuck && mood.odd(situation, 0.08)) {
      return chance.happens(0.5) ? withdraw(situation) : merge(situation);
    }
    boolean isAway =
        situation
            .order()
            .findLead()
            .filter(a -> a.isOwed() && Platform.isPlatform(a.unit()))
            .isPresent();
    if (isAway && mood.odd(situation, 0.12)) {
      return PlannedStep.of(
          SimulatedCity.DISPATCHER, new Step.Recall("对方不受理"), chance.exponential(4 * HOUR));
    }
    return mood.odd(situation, 0.14) ? any(situation) : null;
  }

  private @Nullable PlannedStep any(OrderSituation situation) {
    double seconds = chance.exponential(6 * HOUR);
    return switch (chance.below(14)) {
      case 0, 1, 2, 3, 4, 5, 6 -> press(situation, seconds);
      case 7, 8 -> shelve(situation, seconds);
      case 9, 10 -> difficult(situation, seconds);
      case 11 -> exclude(situation, seconds);
      case 12 -> merge(situation);
      default -> withdraw(situation);
    };
  }

  /// Somebody presses while units are asked whose it is.
  @Nullable PlannedStep findPressure(OrderSituation situation) {
    return mood.odd(situation, 0.14) ? press(situation, chance.exponential(HOUR)) : null;
  }

  private @Nullable PlannedStep press(OrderSituation situation, double seconds) {
    return switch (chance.below(7)) {
      case 0 -> PlannedStep.of(situation.agent(), new Step.Remind("市民催办"), seconds);
      case 1 -> PlannedStep.of(SimulatedCity.CALLER, new Step.Remind(null), seconds);
      case 2, 3 -> PlannedStep.of(SimulatedCity.MANAGER, new Step.Supervise("请限时办结"), seconds);
      case 4, 5 -> raise(situation, seconds);
      default -> PlannedStep.of(SimulatedCity.MANAGER, new Step.NoteLeader("请妥善处理"), seconds);
    };
  }

  private @Nullable PlannedStep raise(OrderSituation situation, double seconds) {
    return situation.order().appeal().urgency() == Urgency.URGENT
        ? null
        : PlannedStep.of(situation.agent(), new Step.RaiseUrgency(Urgency.URGENT), seconds);
  }

  private @Nullable PlannedStep shelve(OrderSituation situation, double seconds) {
    var on = situation.at().plusSeconds((long) seconds).plus(REVIEW);
    return situation.isAsked(RequestKind.SHELVE)
        ? null
        : PlannedStep.of(SimulatedCity.DISPATCHER, new Step.AskShelve(on, "等待上级政策"), seconds);
  }

  private @Nullable PlannedStep difficult(OrderSituation situation, double seconds) {
    var on = situation.at().plusSeconds((long) seconds).plus(REVIEW);
    return situation.isAsked(RequestKind.DIFFICULT)
        ? null
        : PlannedStep.of(SimulatedCity.REVIEWER, new Step.AskDifficult(on, "历史遗留问题"), seconds);
  }

  private @Nullable PlannedStep exclude(OrderSituation situation, double seconds) {
    boolean isPossible =
        situation.order().state() == OrderState.IN_HANDLING
            && !situation.isAsked(RequestKind.EXCLUDE_FROM_SCORING)
            && !situation.order().has(Order.Flag.EXCLUDED_FROM_SCORING);
    return isPossible
        ? PlannedStep.of(SimulatedCity.REVIEWER, new Step.AskExclusion("不可归责于承办单位"), seconds)
        : null;
  }

  private @Nullable PlannedStep merge(OrderSituation situation) {
    var into = likes.findOpen(situation.order());
    return into == null
        ? null
        : PlannedStep.of(
            SimulatedCity.DISPATCHER, new Step.Merge(into), chance.exponential(4 * HOUR));
  }

  /// Others who were merged into it still wait for its reply.
  private @Nullable PlannedStep withdraw(OrderSituation situation) {
    return situation.hasTakenIn()
        ? null
        : PlannedStep.of(
            situation.agent(), new Step.Withdraw("市民自行解决"), chance.exponential(4 * HOUR));
  }
}
