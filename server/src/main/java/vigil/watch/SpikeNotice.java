package vigil.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The answer to a spike, told to everybody who asked.
///
/// @param version rises with each press and stop
/// @param startsAt before that nothing has left the house
public record SpikeNotice(
    String spike,
    int version,
    String script,
    String by,
    Instant pressedAt,
    Instant startsAt,
    Progress progress) {

  /// How far it has come.
  ///
  /// @param before orders of the wave smaller than this are still to be read; null for all
  /// @param stoppedBy null where it stopped by itself, or did not
  public record Progress(State state, @Nullable String before, @Nullable String stoppedBy) {
    public static final Progress BEGUN = new Progress(State.RUNNING, null, null);
  }

  /// How it stands.
  public enum State {
    /// The wave's orders are read, those whom it reaches are put into the outbox.
    RUNNING,
    /// All orders were read; messages may still wait.
    DONE,
    STOPPED
  }

  public boolean isRunning() {
    return progress.state() == State.RUNNING;
  }

  public SpikeNotice with(Progress progress) {
    return new SpikeNotice(spike, version, script, by, pressedAt, startsAt, progress);
  }
}
