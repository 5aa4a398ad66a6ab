package vigil.city;

import java.time.Instant;
import java.util.List;

/// How a due time came about.
///
/// @param limit in the city's writing: `24h`, `5wd`, `7d`
/// @param from the moment it was counted from
/// @param days each day up to the last; none for a limit in hours, which runs day and night
public record LimitExplanation(
    String limit, Instant from, List<WorkingDays.CountedDay> days, Due due) {
  public LimitExplanation {
    days = List.copyOf(days);
  }
}
