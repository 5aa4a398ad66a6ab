package vigil.casework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// What orders have in common, in codes and times; null leaves a question open.
///
/// @param unit that has a part in it
/// @param overdue only those whose unit clock has run out
public record OrderCriteria(
    @Nullable OrderState state,
    @Nullable AppealType type,
    @Nullable Urgency urgency,
    @Nullable String category,
    @Nullable String district,
    @Nullable String unit,
    @JsonUnwrapped Period registered,
    boolean overdue) {
  /// Every order.
  public static final OrderCriteria ANY =
      new OrderCriteria(null, null, null, null, null, null, Period.ALWAYS, false);

  /// When it was registered.
  ///
  /// @param from first moment
  /// @param to first moment after
  public record Period(@Nullable Instant from, @Nullable Instant to) {
    public static final Period ALWAYS = new Period(null, null);

    /// An earlier end stays.
    Period until(Instant end) {
      return new Period(from, to != null && to.isBefore(end) ? to : end);
    }
  }

  /// The same, of what was registered before then; an earlier end stays.
  public OrderCriteria until(Instant end) {
    return new OrderCriteria(
        state, type, urgency, category, district, unit, registered.until(end), overdue);
  }
}
