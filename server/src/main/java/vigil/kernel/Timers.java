package vigil.kernel;

import java.time.Duration;

/// Sweeps that recur. A due time is a column of its own row; a sweep reads it from there, so a
/// restart loses none (decision 1). One server at a time runs a sweep of a given name.
public interface Timers {
  /// Runs `sweep` every `period` from now on, until the server stops; a throw is logged and the
  /// next turn comes all the same.
  void schedule(String name, Duration period, Runnable sweep);
}
