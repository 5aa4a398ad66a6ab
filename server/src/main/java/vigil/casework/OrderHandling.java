package vigil.casework;

import java.util.List;

/// What is done about an order, and what is asked for.
///
/// @param callbacks of all rounds, the first one first
/// @param lapsed the due times whose passing is already told
public record OrderHandling(
    List<Assignment> assignments,
    List<Order.Request> requests,
    List<Order.CallbackAttempt> callbacks,
    List<Order.LapsedClock> lapsed) {
  /// Nothing yet.
  public static final OrderHandling NONE =
      new OrderHandling(List.of(), List.of(), List.of(), List.of());

  public OrderHandling {
    assignments = List.copyOf(assignments);
    requests = List.copyOf(requests);
    callbacks = List.copyOf(callbacks);
    lapsed = List.copyOf(lapsed);
  }
}
