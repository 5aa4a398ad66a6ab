package vigil.casework.batch.steps;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Assignment;
import vigil.casework.AssignmentState;
import vigil.casework.AssignmentStep;
import vigil.casework.Casework;
import vigil.casework.CompletionReport;
import vigil.casework.Order;
import vigil.casework.OrderDetails;
import vigil.casework.Outcome;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.casework.batch.BatchAction;
import vigil.casework.steps.WorkQueues;
import vigil.city.Responsibility;
import vigil.identity.Staff;

/// What a deed is for one order: the ordinary steps, through the door.
@Component
class BatchItemSteps {
  private final Casework casework;
  private final WorkQueues piles;

  BatchItemSteps(Casework casework, WorkQueues piles) {
    this.casework = casework;
    this.piles = piles;
  }

  /// Takes the deed's steps; null when all were taken. The caller undoes what a refusal leaves.
  @Nullable Refusal take(BatchAction deed, String order, int seen, Staff by) {
    return switch (deed) {
      case BatchAction.Dispatch(var lead, var assists, var copies) ->
          one(order, seen, new Step.Dispatch(lead, assists, copies), by);
      case BatchAction.Accept(var accused) -> accept(order, seen, accused, by);
      case BatchAction.Merge(var into) -> one(order, seen, new Step.Merge(into), by);
      case BatchAction.Answer(var script, var reply) -> answer(order, seen, script, reply, by);
      case BatchAction.Report(var report) -> report(order, seen, report, by);
      case BatchAction.PassAudit(var note) -> one(order, seen, new Step.Audit(true, note), by);
      case BatchAction.Close(var reason) -> one(order, seen, new Step.WaiveCallback(reason), by);
    };
  }

  private @Nullable Refusal one(String id, int seen, Step step, Staff by) {
    return casework.take(id, seen, step, by) instanceof Refusal no ? no : null;
  }

  private @Nullable Refusal accept(String id, int seen, @Nullable String accused, Staff by) {
    Order order = casework.find(id, by).map(OrderDetails::order).orElse(null);
    if (order == null) {
      return new Refusal.Unknown(id);
    }
    Responsibility duty = piles.findResponsibility(order);
    if (duty == null) {
      return new Refusal.CategoryMissing();
    }
    var assists = duty.assists().stream().map(u -> u.id()).toList();
    String said = order.owesAccused() ? accused : null;
    return one(id, seen, new Step.Dispatch(duty.lead().id(), assists, List.of(), null, said), by);
  }

  private @Nullable Refusal answer(
      String id, int seen, @Nullable String script, String reply, Staff by) {
    return switch (casework.take(id, seen, new Step.Answer(script, reply), by)) {
      case Refusal no -> no;
      case Outcome.Decision(var after, _) -> one(id, after.version(), new Step.Close(), by);
    };
  }

  /// The report rests on the last contact of this order's own part.
  private @Nullable Refusal report(String id, int seen, CompletionReport report, Staff by) {
    Order order = casework.find(id, by).map(OrderDetails::order).orElse(null);
    if (order == null) {
      return new Refusal.Unknown(id);
    }
    Assignment mine =
        order.live().stream()
            .filter(a -> a.unit().equals(by.unit()) && a.state() == AssignmentState.HANDLING)
            .findFirst()
            .orElse(null);
    if (mine == null) {
      return new Refusal.NotNow(order.state().name(), List.of());
    }
    String contact = mine.attempts().isEmpty() ? null : mine.attempts().getLast().id();
    return one(mine.id(), seen, new AssignmentStep.Report(report.withContact(contact)), by);
  }
}
