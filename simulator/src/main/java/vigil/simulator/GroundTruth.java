package vigil.simulator;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigil.casework.Assignment;
import vigil.casework.AssignmentStep;
import vigil.casework.CompletionReport;
import vigil.casework.Order;
import vigil.casework.Step;

/// What is really the case with an order, whatever is written about it: only the citizen knows, and
/// says so when called back.
final class GroundTruth {
  private record Truth(boolean isContacted, boolean isSolved, boolean answersThePhone) {}

  private final EventProfile mood;
  private final Map<String, Truth> byOrder = new HashMap<>();

  GroundTruth(EventProfile mood) {
    this.mood = mood;
  }

  private Truth of(Order order) {
    return byOrder.computeIfAbsent(
        order.id(),
        id -> new Truth(false, false, !mood.isEventful() || !mood.chance().happens(0.06)));
  }

  /// A try to reach the citizen; a gaming unit writes that it did.
  AssignmentStep.Contact contact(Order order, Assignment mine) {
    var truth = of(order);
    boolean isReached = mood.chance().happens(0.88);
    boolean isMadeUp =
        mood.getBehaviour(mine.unit()) == UnitBehaviour.GAMING && mood.chance().happens(0.5);
    if (isReached && !isMadeUp) {
      byOrder.put(order.id(), new Truth(true, truth.isSolved(), truth.answersThePhone()));
    }
    return isReached || isMadeUp
        ? AssignmentStep.Contact.withCitizen()
        : new AssignmentStep.Contact(
            false, mood.chance().pick(List.of(Assignment.Failure.values())), null);
  }

  /// What the lead says it did. The second time a leader takes part, and it is solved.
  CompletionReport report(Order order, Assignment mine, Instant at) {
    boolean isGaming = mood.getBehaviour(mine.unit()) == UnitBehaviour.GAMING;
    boolean isSolved = order.round() > 1 || mood.chance().happens(isGaming ? 0.4 : 0.85);
    var truth = of(order);
    byOrder.put(order.id(), new Truth(truth.isContacted(), isSolved, truth.answersThePhone()));
    return written(order, mine, at, isSolved || isGaming);
  }

  private static CompletionReport written(
      Order order, Assignment mine, Instant at, boolean saysSolved) {
    boolean isSite =
        switch (order.appeal().type()) {
          case COMPLAINT, HELP, REPORT -> true;
          case SUGGESTION, PRAISE, CONSULTATION -> false;
        };
    var finding =
        switch (order.appeal().type()) {
          case COMPLAINT, HELP, REPORT -> CompletionReport.FactFinding.TRUE;
          case SUGGESTION, PRAISE -> CompletionReport.FactFinding.NOTED;
          case CONSULTATION -> CompletionReport.FactFinding.POLICY_EXISTS;
        };
    return new CompletionReport(
        new CompletionReport.Findings(
            finding,
            "情况已当面核实",
            CompletionReport.AppealFinding.REASONABLE,
            null,
            isSite ? CompletionReport.SiteCheck.YES : CompletionReport.SiteCheck.NOT_ASKED,
            isSite ? at : null),
        new CompletionReport.Solution(
            saysSolved
                ? CompletionReport.Resolution.RESOLVED
                : CompletionReport.Resolution.EXPLAINED,
            saysSolved ? null : "需列入年度计划"),
        new CompletionReport.Reply(
            "承办单位已联系市民并处理。", mine.unit(), at, CompletionReport.ReplyWay.PHONE, null),
        "已联系市民，现场查看并处理。",
        "signatory-1",
        null,
        mine.attempts().isEmpty() ? null : mine.attempts().getLast().id());
  }

  /// What the citizen says.
  Step.CallBack callBack(Order order) {
    var truth = of(order);
    boolean isSms = mood.isEventful() && mood.chance().happens(0.1) && truth.answersThePhone();
    var way = isSms ? Order.CallbackWay.SMS_LINK : Order.CallbackWay.PHONE;
    boolean isMissed = !truth.answersThePhone() || mood.chance().happens(0.13);
    if (isMissed && !isSms) {
      return new Step.CallBack(way, Order.CallbackResult.UNREACHABLE, null, null, null, null);
    }
    return new Step.CallBack(way, answer(truth), truth.isContacted(), truth.isSolved(), null, null);
  }

  /// What a merged citizen says by the link.
  Step.CallBack byLink(Order order) {
    var truth = of(order);
    return new Step.CallBack(
        Order.CallbackWay.SMS_LINK,
        answer(truth),
        truth.isContacted(),
        truth.isSolved(),
        null,
        null);
  }

  private Order.CallbackResult answer(Truth truth) {
    if (!truth.isSolved() && mood.chance().happens(0.65)) {
      return Order.CallbackResult.DISSATISFIED;
    }
    return mood.chance().happens(0.8)
        ? Order.CallbackResult.SATISFIED
        : Order.CallbackResult.ACCEPTED;
  }
}
