package vigil.casework;

import java.time.Duration;

/// How far the clocks of those who tell of a time may be from the hotline's (rules 5.3, 5.5).
public final class ClockTolerance {
  /// Forms give whole minutes besides.
  public static final Duration MOST = Duration.ofMinutes(5);

  private ClockTolerance() {}
}
