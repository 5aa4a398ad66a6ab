package vigil.acd.steps;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vigil.acd.AcdFact;
import vigil.acd.engine.Decision;
import vigil.acd.engine.Event;

/// One event on its way into the line.
///
/// @param order the work order that this event tells of
/// @param cause a fact that is told before those of the decisions; null for none
/// @param done completed once the decisions are committed
record PendingEvent(
    Event event,
    @Nullable String order,
    @Nullable AcdFact cause,
    CompletableFuture<List<Decision>> done) {
  static PendingEvent of(Event event) {
    return new PendingEvent(event, null, null, new CompletableFuture<>());
  }

  /// Somebody else than the agent wishes it.
  static PendingEvent caused(Event event, AcdFact cause) {
    return new PendingEvent(event, null, cause, new CompletableFuture<>());
  }

  /// The order of this call is written.
  static PendingEvent orderSaved(String call, String staff, String order) {
    return new PendingEvent(
        new Event.OrderSaved(call, staff), order, null, new CompletableFuture<>());
  }
}
