package vigil.watch.life;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import vigil.city.DutyRosterEntry;
import vigil.city.WorkingDays;

/// Whose turn it is: the roster's rows that hold at a moment, by rank.
public record DutyRoster(List<DutyRosterEntry> roster) {
  public DutyRoster {
    roster = List.copyOf(roster);
  }

  /// Staff ids, first to last.
  public List<String> listStaff(Instant moment) {
    ZonedDateTime here = moment.atZone(WorkingDays.SHANGHAI);
    return roster.stream()
        .filter(turn -> holds(turn, here))
        .sorted(Comparator.comparingInt(DutyRosterEntry::rank))
        .map(DutyRosterEntry::staff)
        .distinct()
        .toList();
  }

  /// A turn that ends no later than it starts ends on the next day.
  private static boolean holds(DutyRosterEntry turn, ZonedDateTime here) {
    var time = here.toLocalTime();
    boolean isOverNight = !turn.until().isAfter(turn.from());
    if (!isOverNight) {
      return here.getDayOfWeek() == turn.day()
          && !time.isBefore(turn.from())
          && time.isBefore(turn.until());
    }
    boolean isFirstPart = here.getDayOfWeek() == turn.day() && !time.isBefore(turn.from());
    boolean isSecondPart =
        here.minusDays(1).getDayOfWeek() == turn.day() && time.isBefore(turn.until());
    return isFirstPart || isSecondPart;
  }
}
