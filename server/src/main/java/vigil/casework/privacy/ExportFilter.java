package vigil.casework.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.casework.OrderQuery;
import vigil.casework.OrderState;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.kernel.Cursor;

/// Which orders a list holds: codes and times, nobody's number or words.
public record ExportFilter(
    @Nullable OrderState state,
    @Nullable String unit,
    @Nullable String district,
    @Nullable String category,
    @Nullable AppealType type,
    @Nullable Urgency urgency,
    @Nullable Instant from,
    @Nullable Instant to,
    boolean overdue) {

  OrderQuery page(@Nullable Cursor cursor, int limit) {
    return new OrderQuery(
        state, unit, district, category, type, urgency, null, null, from, to, null, overdue, cursor,
        limit);
  }
}
