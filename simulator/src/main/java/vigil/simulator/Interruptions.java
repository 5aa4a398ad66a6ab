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
import vigil.casework.life.OrderTable;
import vigil.city.Urgency;

/// What comes between, whoever has the order.
final class Interruptions {
  private static final double HOUR = 3600;
  private static final Duration REVIEW = Duration.ofDays(20);
  private static final Duration MORE = Duration.ofDays(2);

  private final Mood mood;
  private final Chance chance;
  private final Habits.Likes likes;

  Interruptions(Mood mood, Habits.Likes likes) {
    this.mood = mood;
    this.likes = likes;
    chance = mood.chance();
  }

  /// Whoever sent the order says what it thinks of more time, asked or not and wherever it is.
  @Nullable Turn word(Situation now) {
    boolean isSent =
        now.order().origin().wasSentBy(Town.SENDER.id())
            && OrderTable.TABLE.moves(now.order().state()).contains(Step.AnswerTime.class);
    if (!isSent || !mood.odd(now, 0.2)) {
      return null;
    }
    var given = chance.is(0.4) ? null : now.order().dues().citizen().plus(MORE);
    return Turn.of(Town.SENDER, new Step.AnswerTime(given, null), chance.exponential(HOUR));
  }

  /// It comes out whom it accuses, wherever the order is: mostly nobody, else whoever has it.
  @Nullable Turn accusation(Situation now) {
    var order = now.order();
    var state = order.state();
    boolean isPossible = OrderTable.TABLE.moves(state).contains(Step.NameAccused.class);
    boolean isRare = state != OrderState.IN_HANDLING && state != OrderState.PENDING_DISPATCH;
    var ill =
        order.live().stream()
            .filter(a ->
                a.state() == AssignmentState.RETURN_PENDING
                    || a.state() == AssignmentState.SENT_BACK
                    || a.state() == AssignmentState.ACCEPTED)
            .toList();
    if (!isPossible || !mood.odd(now, isRare || !ill.isEmpty() ? 0.05 : 0.012)) {
      return null;
    }
    var parts = ill.isEmpty() || chance.is(0.3) ? order.live() : ill;
    boolean hasUnit = !parts.isEmpty() && !Platform.isOne(parts.getFirst().unit());
    var unit = hasUnit ? chance.of(parts).unit() : Order.Appeal.NOBODY;
    return Turn.of(
        Town.DISPATCHER,
        new Step.NameAccused(Platform.isOne(unit) ? Order.Appeal.NOBODY : unit, "市民补充"),
        chance.exponential(HOUR));
  }

  /// The citizen takes it back from wherever it waits, without being asked.
  @Nullable Turn goodbye(Situation now) {
    boolean isWaiting =
        switch (now.order().state()) {
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
    return isWaiting && mood.odd(now, 0.04) ? withdraw(now) : null;
  }

  @Nullable Turn turn(Situation now) {
    boolean isStuck =
        now.order().live().stream()
            .map(Assignment::state)
            .anyMatch(s -> s == AssignmentState.RETURN_PENDING || s == AssignmentState.SENT_BACK);
    if (isStuck && mood.odd(now, 0.08)) {
      return chance.is(0.5) ? withdraw(now) : merge(now);
    }
    boolean isAway =
        now.order().lead().filter(a -> a.isOwed() && Platform.isOne(a.unit())).isPresent();
    if (isAway && mood.odd(now, 0.12)) {
      return Turn.of(Town.DISPATCHER, new Step.Recall("对方不受理"), chance.exponential(4 * HOUR));
    }
    return mood.odd(now, 0.14) ? any(now) : null;
  }

  private @Nullable Turn any(Situation now) {
    double seconds = chance.exponential(6 * HOUR);
    return switch (chance.below(14)) {
      case 0 -> Turn.of(now.agent(), new Step.Remind("市民催办"), seconds);
      case 1 -> Turn.of(Town.CALLER, new Step.Remind(null), seconds);
      case 2, 3 -> Turn.of(Town.MANAGER, new Step.Supervise("请限时办结"), seconds);
      case 4, 5 -> raise(now, seconds);
      case 6 -> Turn.of(Town.MANAGER, new Step.NoteLeader("请妥善处理"), seconds);
      case 7, 8 -> shelve(now, seconds);
      case 9, 10 -> difficult(now, seconds);
      case 11 -> exclude(now, seconds);
      case 12 -> merge(now);
      default -> withdraw(now);
    };
  }

  private @Nullable Turn raise(Situation now, double seconds) {
    return now.order().appeal().urgency() == Urgency.URGENT
        ? null
        : Turn.of(now.agent(), new Step.RaiseUrgency(Urgency.URGENT), seconds);
  }

  private @Nullable Turn shelve(Situation now, double seconds) {
    var on = now.at().plusSeconds((long) seconds).plus(REVIEW);
    return now.isAsked(RequestKind.SHELVE)
        ? null
        : Turn.of(Town.DISPATCHER, new Step.AskShelve(on, "等待上级政策"), seconds);
  }

  private @Nullable Turn difficult(Situation now, double seconds) {
    var on = now.at().plusSeconds((long) seconds).plus(REVIEW);
    return now.isAsked(RequestKind.DIFFICULT)
        ? null
        : Turn.of(Town.REVIEWER, new Step.AskDifficult(on, "历史遗留问题"), seconds);
  }

  private @Nullable Turn exclude(Situation now, double seconds) {
    boolean isPossible =
        now.order().state() == OrderState.IN_HANDLING
            && !now.isAsked(RequestKind.EXCLUDE_FROM_SCORING)
            && !now.order().has(Order.Flag.EXCLUDED_FROM_SCORING);
    return isPossible ? Turn.of(Town.REVIEWER, new Step.AskExclusion("不可归责于承办单位"), seconds) : null;
  }

  private @Nullable Turn merge(Situation now) {
    var into = likes.open(now.order());
    return into == null
        ? null
        : Turn.of(Town.DISPATCHER, new Step.Merge(into), chance.exponential(4 * HOUR));
  }

  /// Others who were merged into it still wait for its reply.
  private @Nullable Turn withdraw(Situation now) {
    return now.hasTakenIn()
        ? null
        : Turn.of(now.agent(), new Step.Withdraw("市民自行解决"), chance.exponential(4 * HOUR));
  }
}
