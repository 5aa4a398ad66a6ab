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

  /// Stands for a call where that is not for the reader to know.
  public static final String HIDDEN_CALL = "hidden";

  /// Whether an attempt to reach the citizen rests on this call.
  public boolean restsOnCall(String call) {
    boolean isContact =
        assignments.stream()
            .flatMap(part -> part.attempts().stream())
            .anyMatch(attempt -> call.equals(attempt.call()));
    return isContact || callbacks.stream().anyMatch(one -> call.equals(one.call()));
  }

  /// That attempts rest on calls, but not on which.
  OrderHandling withoutCalls() {
    return new OrderHandling(
        assignments.stream().map(Assignment::withoutCalls).toList(),
        requests,
        callbacks.stream().map(OrderHandling::withoutCall).toList(),
        lapsed);
  }

  private static Order.CallbackAttempt withoutCall(Order.CallbackAttempt one) {
    return one.call() == null
        ? one
        : new Order.CallbackAttempt(
            one.at(),
            one.by(),
            one.way(),
            one.result(),
            one.contacted(),
            one.solved(),
            one.round(),
            HIDDEN_CALL);
  }
}
