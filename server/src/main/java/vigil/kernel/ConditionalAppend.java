package vigil.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A room's write and the facts that tell of it in one statement: nothing is locked while the room
/// decides, and nothing is written if somebody was faster.
public interface ConditionalAppend {
  /// The write as common table expressions (`kept as (update ... returning 1), ...`), of which the
  /// one named `kept` gives a row if all was as the room had read it, and none otherwise; the
  /// others must build on it. PostgreSQL runs them in no order but that of who reads whom, and
  /// changes no row twice.
  ///
  /// @param values in the order of the question marks
  record Write(String expressions, List<@Nullable Object> values) {}

  /// Writes and appends, as a transaction of its own or as part of the caller's.
  ///
  /// @param facts none where the write is all
  /// @return whether it was kept; if not, nothing was written
  boolean append(Write write, List<? extends Fact> facts);
}
