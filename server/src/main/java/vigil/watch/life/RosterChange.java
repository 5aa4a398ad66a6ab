package vigil.watch.life;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vigil.city.WorkingDays;

/// Who would be on duty by another roster, hour by hour, for some days ahead.
///
/// @param current the roster as it is
/// @param proposed the roster as it would be
public record RosterChange(DutyRoster current, DutyRoster proposed) {
  /// Rosters are looked at so far ahead: every weekday once.
  public static final Duration AHEAD = Duration.ofDays(7);

  private static final Duration STEP = Duration.ofMinutes(30);
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(WorkingDays.SHANGHAI);

  /// Some time during which one line would be another.
  ///
  /// @param from who is woken now, in order, apart by blanks
  /// @param to who would be
  public record Turn(Instant since, Instant until, String from, String to) {
    public Map<String, String> line() {
      return Map.of("day", WHEN.format(since) + " – " + WHEN.format(until), "from", from, "to", to);
    }

    boolean isEmpty() {
      return to.isEmpty();
    }
  }

  /// Times that differ, or during which nobody would be there; each as one turn while it stays the
  /// same.
  public List<Turn> listTurns(Instant moment) {
    List<Turn> turns = new ArrayList<>();
    Instant start = moment.truncatedTo(java.time.temporal.ChronoUnit.HOURS);
    Instant end = start.plus(AHEAD);
    Turn open = null;
    for (Instant at = start; at.isBefore(end); at = at.plus(STEP)) {
      String is = String.join(" ", current.listStaff(at));
      String will = String.join(" ", proposed.listStaff(at));
      boolean told = !is.equals(will) || will.isEmpty();
      if (open != null && (!told || !open.from().equals(is) || !open.to().equals(will))) {
        turns.add(new Turn(open.since(), at, open.from(), open.to()));
        open = null;
      }
      if (told && open == null) {
        open = new Turn(at, at, is, will);
      }
    }
    if (open != null) {
      turns.add(new Turn(open.since(), end, open.from(), open.to()));
    }
    return turns;
  }

  /// Turns that would be somebody else's.
  public List<Turn> listOtherTurns(Instant moment) {
    return listTurns(moment).stream()
        .filter(turn -> !Objects.equals(turn.from(), turn.to()))
        .toList();
  }

  /// Hours during which nobody would be on duty.
  public long countUncoveredHours(Instant moment) {
    return listTurns(moment).stream()
            .filter(Turn::isEmpty)
            .mapToLong(turn -> Duration.between(turn.since(), turn.until()).toMinutes())
            .sum()
        / 60;
  }
}
