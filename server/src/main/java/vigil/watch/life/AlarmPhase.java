package vigil.watch.life;

import java.time.Duration;
import java.time.Instant;

/// How one kind of alarm stands. What flaps around the threshold raises one alarm: it must hold for
/// a while before it is raised, and be over for a while before it ends.
///
/// @param since when it began to rise or to fall; of a quiet or open one, when it was looked at
/// @param worst since it began to rise
public record AlarmPhase(State state, Instant since, double worst) {
  /// Where it stands.
  public enum State {
    QUIET,
    /// Above the threshold, and not for long enough.
    RISING,
    OPEN,
    /// Open, and over for not long enough.
    FALLING
  }

  public static AlarmPhase quiet() {
    return new AlarmPhase(State.QUIET, Instant.EPOCH, 0);
  }

  /// Raised by an earlier server.
  public static AlarmPhase open(Instant since, double worst) {
    return new AlarmPhase(State.OPEN, since, worst);
  }

  public boolean isOpen() {
    return state == State.OPEN || state == State.FALLING;
  }

  public AlarmPhase observe(AlarmRule rule, double reading, Instant at) {
    double most = Math.max(worst, reading);
    // A clock that was put back lets nothing wait for the old time.
    Instant began = since.isAfter(at) ? at : since;
    return switch (state) {
      case QUIET -> reading >= rule.raiseAt() ? rising(rule, at, at, reading) : quiet();
      case RISING -> reading <= rule.endAt() ? quiet() : rising(rule, began, at, most);
      case OPEN -> reading <= rule.endAt() ? falling(rule, at, at, most) : open(at, most);
      case FALLING -> reading > rule.endAt() ? open(at, most) : falling(rule, began, at, most);
    };
  }

  private static AlarmPhase rising(AlarmRule rule, Instant began, Instant at, double worst) {
    boolean isLong = Duration.between(began, at).compareTo(rule.lasts()) >= 0;
    return isLong ? open(at, worst) : new AlarmPhase(State.RISING, began, worst);
  }

  private static AlarmPhase falling(AlarmRule rule, Instant began, Instant at, double worst) {
    boolean isLong = Duration.between(began, at).compareTo(rule.ends()) >= 0;
    return isLong ? quiet() : new AlarmPhase(State.FALLING, began, worst);
  }
}
