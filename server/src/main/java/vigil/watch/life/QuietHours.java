package vigil.watch.life;

import java.time.Instant;
import java.time.LocalTime;
import vigil.city.WorkingDays;

/// The hours in which only what cannot wait wakes somebody.
///
/// @param from the hour in which they begin
/// @param until the hour in which they end; the same as `from` where there are none
public record QuietHours(int from, int until) {
  /// From ten in the evening until seven.
  public static final QuietHours USUAL = new QuietHours(22, 7);

  public boolean isQuiet(Instant at) {
    int hour = at.atZone(WorkingDays.SHANGHAI).getHour();
    return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
  }

  /// When those end that it is in.
  public Instant findEnd(Instant at) {
    var here = at.atZone(WorkingDays.SHANGHAI);
    var end = here.toLocalDate().atTime(LocalTime.of(until, 0)).atZone(WorkingDays.SHANGHAI);
    return end.isAfter(here) ? end.toInstant() : end.plusDays(1).toInstant();
  }
}
