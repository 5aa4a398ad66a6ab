package vigil.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is done about an order, and what is asked for.
///
/// @param callbacks of all rounds, the first one first
/// @param lapsed the due times whose passing is already told
/// @param conference the last one; null where none was called
public record OrderHandling(
    List<Assignment> assignments,
    List<Order.Request> requests,
    List<Order.CallbackAttempt> callbacks,
    List<Order.LapsedClock> lapsed,
    @Nullable Conference conference) {
  /// Nothing yet.
  public static final OrderHandling NONE =
      new OrderHandling(List.of(), List.of(), List.of(), List.of(), null);

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
        lapsed,
        conference);
  }

  OrderHandling withAssignments(List<Assignment> parts) {
    return new OrderHandling(parts, requests, callbacks, lapsed, conference);
  }

  OrderHandling withoutConference() {
    return new OrderHandling(assignments, requests, callbacks, lapsed, null);
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
