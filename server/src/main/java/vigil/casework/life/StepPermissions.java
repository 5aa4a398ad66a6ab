package vigil.casework.life;

import static vigil.identity.Role.AGENT;
import static vigil.identity.Role.CALLBACK;
import static vigil.identity.Role.CLERK;
import static vigil.identity.Role.DISPATCHER;
import static vigil.identity.Role.HANDLER;
import static vigil.identity.Role.MANAGER;
import static vigil.identity.Role.OPERATOR;
import static vigil.identity.Role.REVIEWER;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentStep;
import vigil.casework.Order;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.identity.Role;

/// The column "who" of rules 3: whose duty each step is, and for which unit.
public final class StepPermissions {
  private StepPermissions() {}

  /// The duties of a unit's people. Whatever else somebody of a unit is, the hotline's steps are
  /// not theirs (rules 2.3).
  private static final Set<Role> OF_UNITS = EnumSet.of(CLERK, HANDLER);

  private static final Map<Class<? extends Step>, Set<Role>> BY =
      Map.ofEntries(
          entry(Step.Amend.class, EnumSet.of(AGENT, DISPATCHER)),
          entry(Step.Answer.class, EnumSet.of(AGENT)),
          entry(Step.Close.class, EnumSet.of(AGENT)),
          entry(Step.TakeBackAnswer.class, EnumSet.of(AGENT)),
          entry(Step.TransferEmergency.class, EnumSet.of(AGENT)),
          entry(Step.Refuse.class, EnumSet.of(AGENT)),
          entry(Step.Submit.class, EnumSet.of(AGENT)),
          entry(Step.Merge.class, EnumSet.of(AGENT, DISPATCHER)),
          entry(Step.Confer.class, EnumSet.of(DISPATCHER)),
          entry(Step.GiveOpinion.class, EnumSet.of(CLERK)),
          entry(Step.Conclude.class, EnumSet.of(DISPATCHER)),
          entry(Step.NameAccused.class, EnumSet.of(AGENT, DISPATCHER, REVIEWER, CALLBACK, MANAGER)),
          entry(Step.Relay.class, EnumSet.of(AGENT, DISPATCHER, CALLBACK)),
          entry(Step.Dispatch.class, EnumSet.of(DISPATCHER)),
          entry(Step.Forward.class, EnumSet.of(DISPATCHER, MANAGER)),
          entry(Step.Recall.class, EnumSet.of(DISPATCHER, MANAGER)),
          entry(Step.Audit.class, EnumSet.of(REVIEWER)),
          entry(Step.CallBack.class, EnumSet.of(CALLBACK)),
          entry(Step.AskClosing.class, EnumSet.of(CALLBACK)),
          entry(Step.WaiveCallback.class, EnumSet.of(CALLBACK)),
          entry(Step.Recheck.class, EnumSet.of(CALLBACK, MANAGER)),
          entry(Step.AskShelve.class, EnumSet.of(DISPATCHER, REVIEWER)),
          entry(Step.AskDifficult.class, EnumSet.of(DISPATCHER, REVIEWER)),
          entry(Step.AskExclusion.class, EnumSet.of(REVIEWER, CLERK)),
          entry(Step.Decide.class, EnumSet.of(REVIEWER, DISPATCHER, MANAGER)),
          // not that of any operator: only whoever sent the order is heard
          entry(Step.AnswerTime.class, EnumSet.of(OPERATOR)),
          entry(Step.Resume.class, EnumSet.of(DISPATCHER, REVIEWER, MANAGER)),
          entry(Step.Supervise.class, EnumSet.of(REVIEWER, MANAGER)),
          entry(Step.Remind.class, EnumSet.of(AGENT, DISPATCHER, REVIEWER, CALLBACK, MANAGER)),
          entry(Step.RaiseUrgency.class, EnumSet.of(AGENT, DISPATCHER, MANAGER)),
          entry(Step.NoteLeader.class, EnumSet.of(MANAGER)),
          entry(Step.Withdraw.class, EnumSet.of(AGENT, CALLBACK)),
          entry(Step.Archive.class, EnumSet.of(OPERATOR)),
          entry(Step.Lapse.class, EnumSet.of(OPERATOR)),
          entry(Step.Reschedule.class, EnumSet.of(OPERATOR)),
          entry(AssignmentStep.Sign.class, EnumSet.of(CLERK)),
          entry(AssignmentStep.AskReturn.class, EnumSet.of(CLERK)),
          entry(AssignmentStep.Arbitrate.class, EnumSet.of(DISPATCHER, REVIEWER, MANAGER)),
          entry(AssignmentStep.Contact.class, EnumSet.of(HANDLER)),
          entry(AssignmentStep.Handle.class, EnumSet.of(HANDLER, CLERK)),
          entry(AssignmentStep.Redispatch.class, EnumSet.of(CLERK)),
          entry(AssignmentStep.AskAssist.class, EnumSet.of(CLERK, HANDLER)),
          entry(AssignmentStep.AskRelay.class, EnumSet.of(HANDLER, CLERK)),
          entry(AssignmentStep.AskExtension.class, EnumSet.of(CLERK)),
          entry(AssignmentStep.Report.class, EnumSet.of(HANDLER)),
          entry(AssignmentStep.Review.class, EnumSet.of(REVIEWER, CLERK)),
          entry(AssignmentStep.GiveFeedback.class, EnumSet.of(HANDLER, CLERK)));

  /// Not `Map.entry` itself: the compiler takes minutes to infer the types of so many of them.
  private static Map.Entry<Class<? extends Step>, Set<Role>> entry(
      Class<? extends Step> step, Set<Role> roles) {
    return Map.entry(step, roles);
  }

  /// Whose duty a kind of step is.
  public static Set<Role> listRoles(Class<? extends Step> step) {
    Set<Role> roles = BY.get(step);
    if (roles == null) {
      throw new IllegalStateException("The duty table has no row for " + step.getSimpleName());
    }
    return roles;
  }

  /// Whether a kind of step is for someone to take here, if not now then in another state. Who has
  /// to step aside is told so, step by step.
  public static boolean isFor(
      Class<? extends Step> step, Order order, @Nullable Assignment mine, Actor by) {
    Refusal no = findRefusal(step, order, mine, by);
    return !(no instanceof Refusal.NotYourDuty
        || no instanceof Refusal.NotYourUnit
        || no instanceof Refusal.HotlineOnly
        || no instanceof Refusal.UnitHasNoPart
        || no instanceof Refusal.NotInConference);
  }

  /// Why someone may not take a kind of step here; null when it is their duty.
  static @Nullable Refusal findRefusal(
      Class<? extends Step> step, Order order, @Nullable Assignment mine, Actor by) {
    if (by.unit() != null && order.accused().contains(by.unit())) {
      return new Refusal.AccusedStepsAside(by.unit());
    }
    if (!by.isAny(listRoles(step))) {
      return new Refusal.NotYourDuty(listRoles(step));
    }
    if (by.unit() != null && isHotlines(step, by)) {
      return new Refusal.HotlineOnly();
    }
    return mine == null ? ofTheOrder(step, order, by) : ofTheUnit(step, order, mine, by);
  }

  /// Whether somebody has a step only by a duty of the hotline. A report that a unit passed on is
  /// reviewed at that unit, by its reviewer too (rules 3.15).
  private static boolean isHotlines(Class<? extends Step> step, Actor by) {
    return step != AssignmentStep.Review.class
        && listRoles(step).stream().noneMatch(it -> OF_UNITS.contains(it) && by.has(it));
  }

  private static @Nullable Refusal ofTheOrder(Class<? extends Step> step, Order order, Actor by) {
    if (step == Step.AnswerTime.class && !order.origin().wasSentBy(by.id())) {
      return new Refusal.NotYourDuty(listRoles(step));
    }
    if (step == Step.GiveOpinion.class) {
      boolean isAsked = by.unit() != null && order.listAsked().contains(by.unit());
      return isAsked ? null : new Refusal.NotInConference();
    }
    String unit = by.unit();
    if (unit == null || order.isWorkedOnBy(unit)) {
      return null;
    }
    boolean isCopy = order.concerns(unit) && !order.isWorkOf(unit);
    return isCopy ? new Refusal.CopyReadsOnly() : new Refusal.UnitHasNoPart();
  }

  private static @Nullable Refusal ofTheUnit(
      Class<? extends Step> step, Order order, Assignment mine, Actor by) {
    if (step == AssignmentStep.Arbitrate.class) {
      return null;
    }
    if (step == AssignmentStep.Review.class) {
      String above = levelAbove(order, mine);
      if (Objects.equals(above, by.unit())) {
        return null;
      }
      return above == null ? new Refusal.HotlineOnly() : new Refusal.NotYourUnit(above);
    }
    return mine.unit().equals(by.unit()) ? null : new Refusal.NotYourUnit(mine.unit());
  }

  /// The unit that passed the assignment on; null when that was the hotline.
  private static @Nullable String levelAbove(Order order, Assignment mine) {
    return mine.parent() == null
        ? null
        : order.findAssignment(mine.parent()).map(Assignment::unit).orElse(null);
  }
}
