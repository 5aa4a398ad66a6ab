package vigil.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far an order is, for the citizen: four dots with dates.
///
/// @param unit which handles it
/// @param dueAt the citizen clock
/// @param reply what may be published of the answer
public record Progress(
    String id,
    String number,
    OrderState state,
    String title,
    Dots dots,
    @Nullable String unit,
    Instant dueAt,
    @Nullable String reply) {
  /// When each was reached.
  ///
  /// @param dispatchedAt when a unit was given it
  public record Dots(
      Instant registeredAt,
      @Nullable Instant dispatchedAt,
      @Nullable Instant reportedAt,
      @Nullable Instant closedAt) {}
}
