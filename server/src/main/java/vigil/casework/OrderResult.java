package vigil.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order.CallbackResult;

/// An order, and what became of it once its caller was answered.
public record OrderResult(
    String id,
    String number,
    Instant registeredAt,
    OrderState state,
    @Nullable String category,
    @Nullable String district,
    Ending ending) {
  /// What became of it.
  ///
  /// @param isAtOnce it is over and went to no unit
  /// @param isAskedAgain its caller brought up the same category again soon after
  /// @param heard what the citizen said last when called back; null where nobody was reached
  public record Ending(boolean isAtOnce, boolean isAskedAgain, @Nullable CallbackResult heard) {
    /// As the indicators count it: satisfied, or accepted what was done.
    public boolean wasSatisfied() {
      return heard == CallbackResult.SATISFIED || heard == CallbackResult.ACCEPTED;
    }

    public boolean wasDissatisfied() {
      return heard == CallbackResult.DISSATISFIED;
    }
  }
}
