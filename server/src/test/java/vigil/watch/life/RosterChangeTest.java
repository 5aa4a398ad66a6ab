package vigil.watch.life;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.city.DutyRosterEntry;

class RosterChangeTest {
  /// A Friday, 12:00 in Shanghai.
  private static final Instant FRIDAY = Instant.parse("2022-04-01T04:00:00Z");

  private static final DutyRoster ALWAYS_A = always("a");

  private static DutyRoster always(String staff) {
    return new DutyRoster(
        Arrays.stream(DayOfWeek.values())
            .map(day -> new DutyRosterEntry(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 1, staff))
            .toList());
  }

  @Test
  void aTurnThatIsAnothersIsToldOnceWithItsHours() {
    var then =
        new DutyRoster(
            ALWAYS_A.roster().stream()
                .map(turn ->
                    turn.day() == DayOfWeek.SUNDAY
                        ? new DutyRosterEntry(turn.day(), turn.from(), turn.until(), 1, "b")
                        : turn)
                .toList());
    var turns = new RosterChange(ALWAYS_A, then).listOtherTurns(FRIDAY);
    assertEquals(
        List.of(
            new RosterChange.Turn(
                Instant.parse("2022-04-02T16:00:00Z"),
                Instant.parse("2022-04-03T16:00:00Z"),
                "a",
                "b")),
        turns);
    assertEquals(List.of(), new RosterChange(ALWAYS_A, ALWAYS_A).listOtherTurns(FRIDAY));
  }

  @Test
  void hoursWithoutAnybodyAreCounted() {
    var then =
        new DutyRoster(
            ALWAYS_A.roster().stream().filter(turn -> turn.day() != DayOfWeek.SUNDAY).toList());
    assertEquals(24, new RosterChange(ALWAYS_A, then).countUncoveredHours(FRIDAY));
    assertEquals(0, new RosterChange(ALWAYS_A, ALWAYS_A).countUncoveredHours(FRIDAY));
    assertEquals(
        7 * 24, new RosterChange(ALWAYS_A, new DutyRoster(List.of())).countUncoveredHours(FRIDAY));
  }
}
