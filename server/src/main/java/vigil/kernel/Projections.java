package vigil.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// All that is made of the ledger and can be made anew.
public interface Projections {
  /// How far a projection has read.
  ///
  /// @param position the last fact it took; `head` when it is up to date
  record ProjectionProgress(String name, List<String> tables, long position, long head) {}

  List<ProjectionProgress> list();

  /// Waits until a projection has taken all that is committed now, settled or not. Not to be called
  /// within a transaction, which would stay open meanwhile.
  ///
  /// @return false when it has not after that long
  boolean await(String name, Duration most);

  /// Empties its tables and lets it read from the first fact again; its pages show what it has so
  /// far. In the caller's transaction.
  ///
  /// @return how it stood; empty if there is no such projection
  Optional<ProjectionProgress> rebuild(String name);
}
