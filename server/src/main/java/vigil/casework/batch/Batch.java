package vigil.casework.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One decision over many orders and how far it has come.
public record Batch(
    String id,
    int version,
    BatchState state,
    BatchAction deed,
    Reading reading,
    Begun begun,
    Counts counts,
    @Nullable Instant endedAt) {
  /// Where its orders come from.
  ///
  /// @param source null when the orders came as a list, or all are gathered
  /// @param readTo how far the source is read
  public record Reading(@Nullable BatchSource source, @Nullable String readTo) {
    public static final Reading DONE = new Reading(null, null);
  }

  public record Begun(Instant begunAt, String begunBy) {}

  /// How far it is.
  ///
  /// @param all how many orders, as far as they are gathered
  public record Counts(int all, int done, int failed) {
    public static final Counts NONE = new Counts(0, 0, 0);

    /// Orders that wait for their turn.
    public int left() {
      return all - done - failed;
    }

    public Counts plus(int moreDone, int moreFailed) {
      return new Counts(all, done + moreDone, failed + moreFailed);
    }
  }

  /// The next version.
  public Batch with(BatchState other, Counts fresh) {
    return new Batch(id, version + 1, other, deed, reading, begun, fresh, null);
  }

  /// The next version, at its end.
  public Batch ended(Counts fresh, Instant at) {
    return new Batch(id, version + 1, BatchState.ENDED, deed, reading, begun, fresh, at);
  }

  /// Some orders further, and no new version.
  public Batch with(Counts fresh) {
    return new Batch(id, version, BatchState.RUNNING, deed, reading, begun, fresh, null);
  }

  public Batch with(Reading further) {
    return new Batch(id, version, state, deed, further, begun, counts, null);
  }
}
