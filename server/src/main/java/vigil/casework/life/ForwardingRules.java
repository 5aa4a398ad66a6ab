package vigil.casework.life;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentRole;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.OrderFact;
import vigil.casework.Outcome;
import vigil.casework.Platform;
import vigil.casework.Refusal;
import vigil.city.LimitKind;
import vigil.city.Responsibility;

/// Giving an order to another city's platform, and taking it back from there or from a unit. The
/// platform is the lead, as a unit would be: the order stays ours, its clocks run on, and its
/// report is reviewed like any other. It is not ours to arbitrate, so what it does not handle is
/// taken back at once; what went to the wrong unit is taken back until that unit has reported.
record ForwardingRules(Order order, DecisionContext known) {

  /// Why it may go nowhere.
  @Nullable Refusal findRefusal() {
    if (order.has(Flag.CONFIDENTIAL)) {
      return new Refusal.StaysInside();
    }
    return known.platforms().isEmpty() ? new Refusal.UnknownPlatform("") : null;
  }

  Outcome forward(String code, FactRecorder recorder, Instant at) {
    Platform to =
        known.platforms().stream().filter(p -> p.code().equals(code)).findFirst().orElse(null);
    if (to == null) {
      return new Refusal.UnknownPlatform(code);
    }
    if (order.origin().cameThrough(code)) {
      return new Refusal.CameFromThere(code);
    }
    if (!to.takes(order.appeal())) {
      return new Refusal.NotForPlatform(code);
    }
    var dispatching = new DispatchRules(order, known);
    Responsibility duty = known.competence();
    var limit = HandlingLimit.get(order, duty, known.limits(), at);
    var counted = known.limits().due(limit, at);
    var part =
        dispatching.part(
            null,
            to.unit(),
            AssignmentRole.LEAD,
            dispatching.capped(counted.at()),
            limit.toString(),
            duty == null ? "" : duty.legalBasis(),
            duty == null ? "" : duty.version(),
            at);
    return recorder
        .append(on -> new OrderFact.Dispatched(on, List.of(part), counted.provisional()))
        .build();
  }

  /// Only what a unit or a platform has, and has not reported on yet.
  @Nullable Refusal nothingToRecall() {
    Assignment lead = order.findLead().orElse(null);
    if (lead == null) {
      return new Refusal.NothingDispatched();
    }
    return lead.isOwed() ? null : new Refusal.NotNow(lead.state().name(), List.of());
  }

  Outcome recall(FactRecorder recorder, Instant at) {
    Assignment lead = order.findLead().orElseThrow();
    var appeal = order.appeal();
    Instant due = known.limits().due(LimitKind.DISPATCH, appeal.urgency(), appeal.type(), at).at();
    return recorder.append(on -> new OrderFact.Recalled(on, lead.id(), lead.unit(), due)).build();
  }
}
