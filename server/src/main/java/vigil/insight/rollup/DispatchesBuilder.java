package vigil.insight.rollup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.OrderFact;

/// Writes on who has had an order.
final class DispatchesBuilder {
  private final List<OrderCounts.DispatchSpan> turns;
  private final List<OrderCounts.Part> parts;
  private final List<String> hands;

  DispatchesBuilder(OrderCounts.Dispatches before) {
    turns = new ArrayList<>(before.turns());
    parts = new ArrayList<>(before.parts());
    hands = new ArrayList<>(before.hands());
  }

  OrderCounts.Dispatches build() {
    return new OrderCounts.Dispatches(turns, parts, hands);
  }

  void dispatched(OrderFact.Dispatched f) {
    var lead = f.lead();
    turns.add(
        new OrderCounts.DispatchSpan(
            lead.id(),
            lead.unit(),
            f.on().at(),
            lead.dues().contactDue(),
            lead.limit(),
            false,
            false,
            null));
    hands.clear();
    parts.clear();
    take(f.parts());
  }

  void take(List<OrderFact.NewAssignment> more) {
    more.forEach(part -> parts.add(new OrderCounts.Part(part.id(), part.unit())));
  }

  void passedOn(List<OrderFact.NewAssignment> more) {
    take(more);
    more.stream()
        .map(OrderFact.NewAssignment::unit)
        .filter(unit -> !hands.contains(unit) && !unit.equals(lead()))
        .forEach(hands::add);
  }

  void bounced(String assignment) {
    turns.replaceAll(t -> t.assignment().equals(assignment) ? t.bounced() : t);
  }

  /// The unit that led it leads it no more.
  ///
  /// @return false when no unit ever led it
  boolean handBack() {
    if (turns.isEmpty()) {
      return false;
    }
    turns.set(turns.size() - 1, turns.getLast().over());
    hands.clear();
    return true;
  }

  /// Any of those who work on it may have got in touch; the earliest counts, told in any order.
  void contact(Assignment.Attempt attempt) {
    if (turns.isEmpty() || !attempt.reached()) {
      return;
    }
    var turn = turns.getLast();
    Instant first = turn.contactedAt();
    if (first == null || attempt.at().isBefore(first)) {
      turns.set(turns.size() - 1, turn.contacted(attempt.at()));
    }
  }

  void contactDue(OrderFact.DueTimeMove moved) {
    turns.replaceAll(t -> t.assignment().equals(moved.assignment()) ? t.contactDue(moved.to()) : t);
  }

  String lead() {
    return OrderCounts.Dispatches.lead(turns);
  }

  boolean isLead(@Nullable String assignment) {
    return !turns.isEmpty() && Objects.equals(turns.getLast().assignment(), assignment);
  }

  String unit(@Nullable String assignment) {
    return parts.stream()
        .filter(part -> part.assignment().equals(assignment))
        .map(OrderCounts.Part::unit)
        .findFirst()
        .orElse(OrderContribution.NOBODY);
  }
}
