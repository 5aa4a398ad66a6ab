package vigil.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Facts that a reader could not take. Each was set aside so that the reader goes on; an operator
/// sees them and has them tried again.
public interface SetAsides {
  /// One of them.
  ///
  /// @param seq the fact's number
  /// @param at when it was set aside
  /// @param reason what failed and where: never the words of the failure, which may quote a person
  /// @param isRebuilt the reader is a projection: to try again is to make it anew, in the order of
  ///   the facts
  record SetAside(
      String reader,
      long seq,
      String kind,
      String subject,
      Instant at,
      String reason,
      boolean isRebuilt) {}

  /// What came of another try.
  ///
  /// @param refused why it could not be taken again; null where it was, or where the projection is
  ///   being made anew
  record RetryOutcome(SetAside fact, @Nullable String refused) {}

  /// The oldest first, `limit` at most.
  List<SetAside> list(int limit);

  long count();

  /// Has the reader take the fact now. Empty if it is not set aside.
  Optional<RetryOutcome> retry(String reader, long seq);
}
