package vigil.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether the ledger's readers get on.
public interface ReaderProgress {
  /// A reader that has more to read and did not move.
  record Standstill(String reader, Duration since) {}

  /// The one that stands still longest, from one look to the next. One look asks the database two
  /// questions.
  Optional<Standstill> findLongest(Instant now);
}
