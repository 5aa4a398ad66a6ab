package vigil.casework.batch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.casework.OrderCriteria;
import vigil.casework.OrderQuery;
import vigil.kernel.Cursor;
import vigil.kernel.InvalidInput;

/// Where a batch's orders come from: the same questions as a list asks, or a cluster of like
/// orders. What was registered after the batch began is not swept along.
///
/// @param cluster the cluster's id; the other questions still hold
public record BatchSource(
    @Nullable String cluster, @JsonUnwrapped OrderCriteria criteria, @Nullable String words) {
  public BatchSource {
    if (cluster != null && !cluster.matches("[0-9]{1,18}")) {
      throw InvalidInput.unreadable("cluster");
    }
  }

  public BatchSource until(Instant begun) {
    return new BatchSource(cluster, criteria.until(begun), words);
  }

  public OrderQuery query(@Nullable String readTo, int limit) {
    return new OrderQuery(criteria, words, null, null, Cursor.parse(readTo, 2), limit);
  }
}
