package vigil.watch.life;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Who has the duty after somebody.
public final class NextDuty {
  private static final Duration STEP = Duration.ofMinutes(30);

  /// Rosters are by the week.
  private static final Duration AHEAD = Duration.ofDays(7);

  private NextDuty() {}

  /// The first of the line at the next moment at which that is another; empty where it never is.
  public static Optional<String> findAfter(DutyRoster roster, String staff, Instant now) {
    for (Instant at = now; at.isBefore(now.plus(AHEAD)); at = at.plus(STEP)) {
      var line = roster.listStaff(at);
      if (!line.isEmpty() && !line.getFirst().equals(staff)) {
        return Optional.of(line.getFirst());
      }
    }
    return Optional.empty();
  }
}
