package vigil.casework.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One decision over many orders and how far it has come.
///
/// @param all how many orders, as far as they are gathered
/// @param source null when the orders came as a list, or all are gathered
/// @param readTo how far the source is read
public record Batch(
    String id,
    int version,
    BatchState state,
    BatchAction deed,
    @Nullable BatchSource source,
    @Nullable String readTo,
    Instant begunAt,
    String begunBy,
    int all,
    int done,
    int failed,
    @Nullable Instant endedAt) {
  /// Orders that wait for their turn.
  public int left() {
    return all - done - failed;
  }
}
