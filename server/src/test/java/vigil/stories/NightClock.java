package vigil.stories;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import vigil.city.WorkingDays;

/// A clock that runs on by itself from 23:40 of the coming night, and further when the test says
/// so.
final class NightClock implements InstantSource {
  private static final LocalTime BEGIN = LocalTime.of(23, 40);

  private volatile Duration ahead;

  NightClock() {
    Instant now = Instant.now();
    ahead = Duration.between(now, next(now, BEGIN));
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  LocalTime localTime() {
    return instant().atZone(WorkingDays.SHANGHAI).toLocalTime();
  }

  void turn(Duration by) {
    ahead = ahead.plus(by);
  }

  /// Goes on to this time of the day, today or tomorrow.
  void turnTo(LocalTime time) {
    turn(Duration.between(instant(), next(instant(), time)));
  }

  private static Instant next(Instant now, LocalTime time) {
    ZonedDateTime here = now.atZone(WorkingDays.SHANGHAI);
    ZonedDateTime then = here.with(time);
    return (then.isAfter(here) ? then : then.plusDays(1)).toInstant();
  }
}
