package vigil.watch.life;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import vigil.city.WorkingDays;

/// The evening's test page: once a day, in one hour, to whoever is the first of the coming night.
///
/// @param hour of the evening
/// @param quiet in whose first hour the night begins
public record TestPages(int hour, QuietHours quiet) {
  /// Which evening's test is due now; empty in every other hour. A server that was away then does
  /// not make up for it at night.
  public Optional<LocalDate> findDue(Instant now) {
    ZonedDateTime here = now.atZone(WorkingDays.SHANGHAI);
    return here.getHour() == hour ? Optional.of(here.toLocalDate()) : Optional.empty();
  }

  /// The moment whose line is tested.
  public Instant night(LocalDate evening) {
    var night = evening.atTime(LocalTime.of(quiet.from(), 0)).atZone(WorkingDays.SHANGHAI);
    var test = evening.atTime(LocalTime.of(hour, 0)).atZone(WorkingDays.SHANGHAI);
    return night.isBefore(test) ? night.plusDays(1).toInstant() : night.toInstant();
  }
}
