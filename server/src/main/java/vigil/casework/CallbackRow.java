package vigil.casework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An order whose citizen is to be called back, or who was merged and is dissatisfied, as a line of
/// a list.
///
/// @param nextTry from when on a call may be tried (rules 4.9): now, where nothing stands against
///   it; null where nobody calls, since the citizen, or one who was merged into it, has said
///   already that nothing is well
/// @param hasNumber whether a number is known to call
/// @param main the order that it was merged into, where it is handled again or closed by two; null
///   for one that was merged into none
public record CallbackRow(
    @JsonUnwrapped OrderRow order,
    @Nullable Instant nextTry,
    boolean hasNumber,
    @Nullable MainOrder main) {
  /// The same, and nobody calls.
  public CallbackRow withoutTry() {
    return new CallbackRow(order, null, hasNumber, main);
  }

  /// The order that others were merged into.
  public record MainOrder(String id, String number) {
    public static MainOrder of(Order order) {
      return new MainOrder(order.id(), order.number());
    }
  }
}
