package vigil.messaging.notices;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.LimitProfile.Callbacks;
import vigil.city.WorkingDays;

/// The hours in which an SMS may come that nobody waits for: those in which a citizen may be called
/// back (rules 4.9).
@Component
public class NoticeHours {
  private final City city;
  private final InstantSource clock;
  private final boolean isAlways;

  /// @param isAlways `vigil.portal.notices-at-night`: for rehearsals, at any hour
  public NoticeHours(
      City city,
      InstantSource clock,
      @Value("${vigil.portal.notices-at-night:false}") boolean isAlways) {
    this.city = city;
    this.clock = clock;
    this.isAlways = isAlways;
  }

  /// When they begin; empty within them.
  public Optional<Instant> findOpening() {
    return isAlways
        ? Optional.empty()
        : findOpening(city.limits().profile().callbacks(), clock.instant());
  }

  static Optional<Instant> findOpening(Callbacks hours, Instant at) {
    ZonedDateTime there = at.atZone(WorkingDays.SHANGHAI);
    LocalTime time = there.toLocalTime();
    if (!time.isBefore(hours.from()) && time.isBefore(hours.until())) {
      return Optional.empty();
    }
    int days = time.isBefore(hours.from()) ? 0 : 1;
    return Optional.of(
        there
            .toLocalDate()
            .plusDays(days)
            .atTime(hours.from())
            .atZone(WorkingDays.SHANGHAI)
            .toInstant());
  }
}
