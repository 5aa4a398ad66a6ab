package vigil.insight;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Spikes that have ended: what was there before.
public interface PastSpikes {
  /// Newest first.
  ///
  /// @param before only those that come after it in the list; null for the first page
  List<Spike> list(Search search, @Nullable Position before, int limit);

  /// Which ones.
  ///
  /// @param topic an id, or words of a topic's name in either language; null for all
  /// @param district a code: burned there; null for all
  /// @param from raised then or later; null for all
  /// @param to raised before; null for all
  record Search(
      @Nullable String topic,
      @Nullable String district,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /// Where a page ended.
  record Position(Instant raisedAt, String id) {}
}
