package vigil.simulator;

import java.time.Instant;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.Order.RequestKind;
import vigil.casework.life.Actor;

/// An order as it lies on somebody's desk.
///
/// @param lead whose duty it is by the dispatch directory
/// @param draft as it was written first
/// @param isSober the last try was refused: now nobody tries anything odd
/// @param hasTakenIn other orders were merged into it, so it is not withdrawn
/// @param isReplied the order that it was merged into has its reply
/// @param isOtherUnhappy a citizen who was merged into it waits for what becomes of their word
record OrderSituation(
    Order order,
    Draft draft,
    String lead,
    Instant at,
    boolean isSober,
    boolean hasTakenIn,
    boolean isReplied,
    boolean isOtherUnhappy) {

  Actor agent() {
    return SimulatedCity.agent(order.origin().by());
  }

  boolean isAsked(RequestKind kind) {
    return order.requests().stream().anyMatch(request -> request.kind() == kind);
  }

  /// Whether a unit has a part in this round, or may not have one.
  boolean isTaken(String unit) {
    return order.accused().contains(unit)
        || order.assignments().stream()
            .anyMatch(a -> a.round() == order.round() && a.unit().equals(unit));
  }
}
