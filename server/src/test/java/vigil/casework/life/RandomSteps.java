package vigil.casework.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.AssignmentState;
import vigil.casework.AssignmentStep;
import vigil.casework.DraftBuilder;
import vigil.casework.EmergencyService;
import vigil.casework.Order;
import vigil.casework.Order.CallbackResult;
import vigil.casework.Order.CallbackWay;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderState;
import vigil.casework.RefusalGround;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// Throws a step that somebody might take now: mostly sensible, never checked.
final class RandomSteps {
  private static final Instant FAR = Instant.parse("2030-01-01T00:00:00Z");

  private final Random dice;

  RandomSteps(Random dice) {
    this.dice = dice;
  }

  /// @param assignment null for a step of the order
  record RandomStep(Step step, @Nullable String assignment, Actor by) {}

  @Nullable RandomStep next(Order order, List<Order> others) {
    var parts = order.live().stream().filter(a -> a.role() != AssignmentRole.CC).toList();
    boolean unit = !parts.isEmpty() && dice.nextInt(5) > 0;
    if (!unit) {
      return ofOrder(order, others);
    }
    boolean lateReturn =
        parts.stream()
            .skip(1)
            .map(Assignment::state)
            .anyMatch(a -> a == AssignmentState.SENT_BACK || a == AssignmentState.RETURN_PENDING);
    lateReturn |=
        parts.stream().skip(1).anyMatch(a -> a.state() == AssignmentState.CONTACTED)
            && dice.nextInt(4) == 0;
    if (lateReturn && parts.getFirst().state() == AssignmentState.SIGNED) {
      return clerk(
          new AssignmentStep.AskReturn(AssignmentStep.ReturnCode.OTHER_26, "不属"), parts.getFirst());
    }
    if (lateReturn && parts.getFirst().state() == AssignmentState.RETURN_PENDING) {
      return new RandomStep(
          new AssignmentStep.Arbitrate(true, null), parts.getFirst().id(), arbiter());
    }
    boolean slowLead = dice.nextInt(4) > 0;
    return ofUnit(order, slowLead ? parts.getLast() : parts.get(dice.nextInt(parts.size())));
  }

  private @Nullable RandomStep ofOrder(Order order, List<Order> others) {
    var moves = new ArrayList<>(OrderTransitions.TABLE.listSteps(order.state()));
    boolean isSent = order.origin().wasSentBy(Fixture.SENDER.id());
    moves.removeIf(m -> !Step.OrderStep.class.isAssignableFrom(m));
    moves.removeIf(m -> m == Step.AnswerTime.class && !isSent);
    moves.removeIf(m -> m == Step.TakeBackAnswer.class && !order.assignments().isEmpty());
    if (moves.isEmpty()) {
      return null;
    }
    boolean listed = order.state() == OrderState.DIFFICULT || order.state() == OrderState.SHELVED;
    boolean answers = listed && isSent && dice.nextInt(2) == 0;
    Class<?> kind = answers ? Step.AnswerTime.class : moves.get(dice.nextInt(moves.size()));
    if (order.dissatisfaction().isPresent() && order.state() == OrderState.PENDING_CALLBACK) {
      kind = order.requests().isEmpty() ? Step.AskClosing.class : Step.Decide.class;
      kind = dice.nextInt(3) > 0 ? kind : Step.Recheck.class;
    }
    if (order.state() == OrderState.CLOSED && !order.requests().isEmpty()) {
      kind = Step.Decide.class;
    }
    boolean ends =
        kind == Step.Merge.class || kind == Step.Withdraw.class || kind == Step.Archive.class;
    if (ends && dice.nextInt(listed ? 2 : 6) > 0) {
      return null;
    }
    Step step = make(kind, order, others);
    return step == null ? null : new RandomStep(step, null, who(step));
  }

  private Actor who(Step step) {
    if (step instanceof Step.AnswerTime) {
      return Fixture.SENDER;
    }
    if (step instanceof Step.GiveOpinion) {
      return Fixture.clerk(Fixture.DISTRICT);
    }
    return step instanceof Step.CallBack call && call.way() == CallbackWay.SMS_LINK
        ? Fixture.CITIZEN
        : who(step.getClass());
  }

  private Actor who(Class<?> kind) {
    var all =
        List.of(
            Fixture.AGENT,
            Fixture.DISPATCHER,
            Fixture.REVIEWER,
            Fixture.MANAGER,
            Fixture.CALLER,
            Actor.HOUSE);
    var may =
        all.stream()
            .filter(a -> a.isAny(StepPermissions.listRoles(kind.asSubclass(Step.class))))
            .toList();
    return may.get(dice.nextInt(may.size()));
  }

  private @Nullable Step make(Class<?> kind, Order order, List<Order> others) {
    return switch (kind.getSimpleName()) {
      case "Amend" ->
          new Step.Amend(
              DraftBuilder.of(type())
                  .urgency(order.appeal().urgency())
                  .about(order.appeal().accusedUnit())
                  .draft());
      case "Answer" -> new Step.Answer(null, "已答复");
      case "Close" -> new Step.Close();
      case "TakeBackAnswer" -> new Step.TakeBackAnswer();
      case "TransferEmergency" -> new Step.TransferEmergency(EmergencyService.AMBULANCE_120, true);
      case "Refuse" -> new Step.Refuse(RefusalGround.SECRET_OR_PRIVATE, "涉及他人隐私");
      case "Submit" -> new Step.Submit();
      case "Merge" -> new Step.Merge(others.get(dice.nextInt(others.size())).id());
      case "Confer" -> new Step.Confer(List.of(Fixture.DISTRICT), "属谁");
      case "GiveOpinion" -> new Step.GiveOpinion(dice.nextBoolean(), "按职责目录");
      case "NameAccused" -> accused(order);
      case "Relay" -> relay(order);
      case "Conclude" -> new Step.Conclude(null);
      case "Dispatch" -> dispatch();
      case "Forward" -> new Step.Forward(Fixture.NEIGHBOUR.code(), "属外省市");
      case "Recall" -> new Step.Recall("对方不受理");
      case "Audit" -> new Step.Audit(dice.nextBoolean(), null);
      case "CallBack" -> callBack();
      case "AskClosing" -> new Step.AskClosing("已尽职，市民仍不满意");
      case "WaiveCallback" -> new Step.WaiveCallback("不必");
      case "Recheck" -> new Step.Recheck("leader-7", "不满意");
      case "AskShelve" -> new Step.AskShelve(FAR, "等");
      case "AskDifficult" -> new Step.AskDifficult(FAR, "难");
      case "AskExclusion" -> new Step.AskExclusion("非本单位责任");
      case "Decide" -> decide(order);
      case "AnswerTime" ->
          new Step.AnswerTime(
              dice.nextInt(3) == 0 ? null : order.dues().citizen().plus(Duration.ofDays(2)), null);
      case "Resume" -> new Step.Resume();
      case "Supervise" -> new Step.Supervise("督办");
      case "Remind" -> new Step.Remind(null);
      case "RaiseUrgency" -> new Step.RaiseUrgency(any(Urgency.values()));
      case "NoteLeader" -> new Step.NoteLeader("请速办");
      case "Withdraw" -> new Step.Withdraw("已解决");
      case "Archive" -> new Step.Archive();
      case "Lapse" -> new Step.Lapse();
      case "Reschedule" -> null;
      default -> throw new AssertionError("The dice have no side for " + kind);
    };
  }

  /// Mostly nobody, else whoever has it.
  private Step accused(Order order) {
    var parts = order.live();
    boolean isUnit = dice.nextInt(3) == 0 && !parts.isEmpty();
    String unit = isUnit ? parts.get(dice.nextInt(parts.size())).unit() : Order.Appeal.NOBODY;
    return new Step.NameAccused(unit, null);
  }

  private @Nullable Step relay(Order order) {
    var asked = order.requests().stream().filter(r -> r.kind() == RequestKind.RELAY).toList();
    if (asked.isEmpty()) {
      return null;
    }
    String part = String.valueOf(asked.get(dice.nextInt(asked.size())).assignment());
    return dice.nextInt(3) > 0
        ? new Step.Relay(part, true, null, "傍晚最吵", null)
        : new Step.Relay(part, false, Assignment.Failure.NO_ANSWER, null, null);
  }

  private <T> T any(T[] all) {
    return all[dice.nextInt(all.length)];
  }

  private AppealType type() {
    return any(AppealType.values());
  }

  private Step dispatch() {
    var assists = dice.nextInt(3) > 0 ? List.of(Fixture.HEALTH) : List.<String>of();
    String lead = dice.nextInt(3) == 0 ? Fixture.STREET : Fixture.DISTRICT;
    return new Step.Dispatch(lead, assists, dice.nextInt(4) == 0 ? List.of("gas") : List.of());
  }

  private Step callBack() {
    var results = CallbackResult.values();
    var way = dice.nextInt(4) == 0 ? CallbackWay.SMS_LINK : CallbackWay.PHONE;
    var result = results[dice.nextInt(results.length)];
    return result == CallbackResult.UNREACHABLE
        ? new Step.CallBack(way, result, null, null, null, null)
        : new Step.CallBack(way, result, true, false, null, null);
  }

  private @Nullable Step decide(Order order) {
    var asked =
        order.requests().stream()
            .filter(r -> r.kind() != RequestKind.RETURN && r.kind() != RequestKind.RELAY)
            .toList();
    if (asked.isEmpty()) {
      return null;
    }
    var one = asked.get(dice.nextInt(asked.size()));
    return new Step.Decide(one.kind(), one.assignment(), dice.nextInt(4) > 0, null);
  }

  private @Nullable RandomStep ofUnit(Order order, Assignment a) {
    var moves = new ArrayList<>(AssignmentTransitions.TABLE.listSteps(a.state()));
    moves.removeIf(m -> !AssignmentStep.class.isAssignableFrom(m));
    if (moves.isEmpty()) {
      return null;
    }
    Class<?> kind = moves.get(dice.nextInt(moves.size()));
    return switch (kind.getSimpleName()) {
      case "Sign" -> clerk(new AssignmentStep.Sign(), a);
      case "AskReturn" ->
          clerk(new AssignmentStep.AskReturn(AssignmentStep.ReturnCode.OTHER_26, "不属"), a);
      case "Arbitrate" ->
          new RandomStep(
              new AssignmentStep.Arbitrate(dice.nextInt(3) > 0, null), a.id(), arbiter());
      case "Contact" ->
          handler(
              dice.nextBoolean()
                  ? Fixture.reached()
                  : new AssignmentStep.Contact(false, Assignment.Failure.NO_ANSWER, null),
              a);
      case "Handle" -> handler(new AssignmentStep.Handle(), a);
      case "Redispatch" ->
          clerk(
              new AssignmentStep.Redispatch(
                  List.of(dice.nextBoolean() ? Fixture.STREET : Fixture.OTHER_STREET), null),
              a);
      case "AskAssist" -> clerk(new AssignmentStep.AskAssist(List.of("gas"), "需配合"), a);
      case "AskRelay" -> handler(new AssignmentStep.AskRelay("几点最吵"), a);
      case "AskExtension" ->
          clerk(
              new AssignmentStep.AskExtension(AssignmentStep.ExtensionGround.DIFFICULT, 15, "鉴定"),
              a);
      case "Report" -> handler(Fixture.report(order, a.id()), a);
      case "Review" ->
          new RandomStep(
              new AssignmentStep.Review(dice.nextInt(3) > 0, null), a.id(), above(order, a));
      case "GiveFeedback" -> handler(new AssignmentStep.GiveFeedback(true, null, false, "王主任"), a);
      default -> throw new AssertionError("The dice have no side for " + kind);
    };
  }

  private Actor arbiter() {
    return List.of(Fixture.DISPATCHER, Fixture.REVIEWER, Fixture.MANAGER).get(dice.nextInt(3));
  }

  private static Actor above(Order order, Assignment a) {
    return a.parent() == null
        ? Fixture.REVIEWER
        : Fixture.clerk(order.findAssignment(a.parent()).map(Assignment::unit).orElseThrow());
  }

  private static RandomStep clerk(Step step, Assignment a) {
    return new RandomStep(step, a.id(), Fixture.clerk(a.unit()));
  }

  private static RandomStep handler(Step step, Assignment a) {
    return new RandomStep(step, a.id(), Fixture.handler(a.unit()));
  }
}
