package vigil.exchange.steps;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Assignment;
import vigil.casework.AssignmentState;
import vigil.casework.AssignmentStep;
import vigil.casework.Casework;
import vigil.casework.CompletionReport;
import vigil.casework.Order;
import vigil.casework.OrderState;
import vigil.casework.Outcome;
import vigil.casework.Platform;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.exchange.store.SqlTransfers;
import vigil.identity.Role;
import vigil.identity.Staff;

/// Takes the steps that another platform's word means here: as the clerk and handler of its part,
/// or, where it took nothing on, as a dispatcher would.
@Component
class PartnerActor {
  private static final int TRIES = 5;

  /// What nobody at a desk has to decide.
  private static final Staff EXCHANGE =
      new Staff(
          "exchange",
          "平台交换",
          "Exchange",
          Set.of(Role.DISPATCHER, Role.AGENT, Role.REVIEWER),
          null,
          null);

  private final Casework casework;

  PartnerActor(Casework casework) {
    this.casework = casework;
  }

  /// The other platform, in whose name its part is handled.
  private static Staff there(String partner) {
    String unit = Platform.unit(partner);
    return new Staff(unit, partner, partner, Set.of(Role.CLERK, Role.HANDLER), unit, null);
  }

  /// Whoever sent an order: it has no desk here, and decides on nothing but more time.
  private static Staff sender(String partner) {
    return new Staff(Platform.unit(partner), partner, partner, Set.of(Role.OPERATOR), null, null);
  }

  @Nullable Order findOrder(String id) {
    return casework.find(id, EXCHANGE).map(it -> it.order()).orElse(null);
  }

  /// The platform has the order, so it signed for it.
  void sign(SqlTransfers.Transfer one) {
    onPart(one, new AssignmentStep.Sign());
  }

  void contact(SqlTransfers.Transfer one, AssignmentStep.Contact contact) {
    onPart(one, contact);
  }

  void feedback(SqlTransfers.Transfer one, AssignmentStep.GiveFeedback feedback) {
    onPart(one, feedback);
  }

  Outcome askTime(SqlTransfers.Transfer one, AssignmentStep.AskExtension asked) {
    return onPart(one, asked);
  }

  Outcome answerTime(SqlTransfers.Transfer one, Step.AnswerTime answer) {
    return onOrder(one.order(), answer, sender(one.partner()));
  }

  /// What became of a report.
  enum ReportResult {
    YES,
    /// The order is listed, or somebody's request is open: later.
    NOT_NOW,
    /// The part is not its own any more.
    GONE,
    /// The report says what none may say here.
    UNFIT
  }

  /// Brings its part to the end, with all steps that are still missing.
  ReportResult report(
      SqlTransfers.Transfer one, AssignmentStep.Contact contact, ReportMapper reporting) {
    Assignment part = part(one);
    Order order = findOrder(one.order());
    if (order == null || part == null || !part.isOwed() || !isLead(order, part)) {
      return ReportResult.GONE;
    }
    if (order.state() != OrderState.IN_HANDLING || part.state() == AssignmentState.RETURN_PENDING) {
      return ReportResult.NOT_NOW;
    }
    if (part.state() == AssignmentState.DISPATCHED) {
      sign(one);
    }
    if (part.attempts().isEmpty()) {
      contact(one, contact);
    }
    if (part.state() != AssignmentState.HANDLING) {
      onPart(one, new AssignmentStep.Handle());
    }
    Assignment handled = part(one);
    if (handled == null || handled.attempts().isEmpty()) {
      return ReportResult.NOT_NOW;
    }
    var report = reporting.map(order, handled.attempts().getLast().id());
    return onPart(one, new AssignmentStep.Report(report)) instanceof Refusal
        ? ReportResult.UNFIT
        : ReportResult.YES;
  }

  /// A report as it must look here.
  interface ReportMapper {
    CompletionReport map(Order order, String contactAttempt);
  }

  /// Takes it back: it waits for a dispatcher again.
  void recall(SqlTransfers.Transfer one, String why) {
    var _ = onOrder(one.order(), new Step.Recall(why), EXCHANGE);
  }

  /// The sender took it back: it ends here, or, where it cannot any more, those who have it read
  /// so.
  void endOrTell(SqlTransfers.Transfer one, String why) {
    if (onOrder(one.order(), new Step.Withdraw(why), EXCHANGE) instanceof Refusal) {
      remind(one, why);
    }
  }

  void remind(SqlTransfers.Transfer one, @Nullable String note) {
    var _ = onOrder(one.order(), new Step.Remind(note), EXCHANGE);
  }

  private @Nullable Assignment part(SqlTransfers.Transfer one) {
    Order order = findOrder(one.order());
    return order == null ? null : order.findAssignment(one.ref()).orElse(null);
  }

  private static boolean isLead(Order order, Assignment part) {
    return order.findLead().filter(it -> it.id().equals(part.id())).isPresent();
  }

  private Outcome onPart(SqlTransfers.Transfer one, AssignmentStep step) {
    return take(one.order(), one.ref(), step, there(one.partner()));
  }

  private Outcome onOrder(String order, Step.OrderStep step, Staff by) {
    return take(order, order, step, by);
  }

  /// Somebody may be faster; what the other platform says does not depend on a version.
  private Outcome take(String order, String on, Step step, Staff by) {
    Outcome outcome = new Refusal.Unknown(order);
    for (int i = 0; i < TRIES; i++) {
      Order current = findOrder(order);
      if (current == null) {
        break;
      }
      outcome = casework.take(on, current.version(), step, by);
      if (!(outcome instanceof Refusal.Stale)) {
        break;
      }
    }
    return outcome;
  }
}
