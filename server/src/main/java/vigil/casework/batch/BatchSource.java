package vigil.casework.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.casework.OrderQuery;
import vigil.casework.OrderState;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.kernel.Cursor;
import vigil.kernel.InvalidInput;

/// Where a batch's orders come from: the same questions as a list asks, or a cluster of like
/// orders.
///
/// @param cluster the cluster's id; the other questions still hold
/// @param to first moment after; the moment of the beginning if left open, so that what comes in
///   later is not swept along
public record BatchSource(
    @Nullable String cluster,
    @Nullable OrderState state,
    @Nullable String unit,
    @Nullable String district,
    @Nullable String category,
    @Nullable AppealType type,
    @Nullable Urgency urgency,
    @Nullable String words,
    @Nullable Instant from,
    @Nullable Instant to,
    boolean overdue) {
  public BatchSource {
    if (cluster != null && !cluster.matches("[0-9]{1,18}")) {
      throw InvalidInput.unreadable("cluster");
    }
  }

  BatchSource until(Instant begun) {
    Instant end = to == null || to.isAfter(begun) ? begun : to;
    return new BatchSource(
        cluster, state, unit, district, category, type, urgency, words, from, end, overdue);
  }

  OrderQuery query(@Nullable String readTo, int limit) {
    return new OrderQuery(
        state,
        unit,
        district,
        category,
        type,
        urgency,
        words,
        null,
        from,
        to,
        null,
        overdue,
        Cursor.parse(readTo, 2),
        limit);
  }
}
