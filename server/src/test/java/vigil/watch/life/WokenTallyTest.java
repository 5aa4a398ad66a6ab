package vigil.watch.life;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vigil.city.DutyRosterEntry;
import vigil.watch.life.WokenTally.Row;
import vigil.watch.life.WokenTally.Woken;

class WokenTallyTest {
  /// Monday, 18 April 2022, 02:00 in Shanghai.
  private static final Instant NIGHT = Instant.parse("2022-04-17T18:00:00Z");

  private static final Instant NOON = Instant.parse("2022-04-18T04:00:00Z");
  private static final List<String> STAFF = List.of("an", "bao", "chen");

  @Test
  void aNightWeighsBeforeAnyNumberOfDays() {
    var pages = List.of(woken("an", NIGHT), woken("bao", NOON), woken("bao", NOON));
    var tally = WokenTally.of(STAFF, pages, QuietHours.USUAL);
    assertEquals(
        List.of(new Row("an", 1, 1), new Row("bao", 2, 0), new Row("chen", 0, 0)), tally.rows());
    assertEquals(List.of("chen", "bao", "an"), tally.propose(_ -> true));
    assertEquals(List.of("bao", "an"), tally.propose(one -> !one.equals("chen")));
  }

  /// Whoever follows the proposal each night spreads the nights: nobody is ever two ahead.
  @Test
  void whoFollowsTheProposalSpreadsTheNights() {
    for (int seed = 0; seed < 200; seed++) {
      var dice = new Random(seed);
      var pages = new ArrayList<Woken>();
      for (int night = 0; night < 28; night++) {
        var first = WokenTally.of(STAFF, pages, QuietHours.USUAL).propose(_ -> true).getFirst();
        if (dice.nextInt(3) == 0) {
          pages.add(woken(first, NIGHT.plus(Duration.ofDays(night))));
        }
      }
      var nights =
          WokenTally.of(STAFF, pages, QuietHours.USUAL).rows().stream()
              .mapToInt(Row::atNight)
              .summaryStatistics();
      assertEquals(true, nights.getMax() - nights.getMin() <= 1, "seed " + seed);
    }
  }

  @Test
  void theNextDutyIsThatOfTheNextWhoIsFirst() {
    var roster =
        new DutyRoster(
            List.of(
                turn(DayOfWeek.SUNDAY, "20:00", "08:00", 1, "an"),
                turn(DayOfWeek.SUNDAY, "20:00", "08:00", 2, "bao"),
                turn(DayOfWeek.MONDAY, "08:00", "20:00", 1, "chen")));
    assertEquals(Optional.of("chen"), NextDuty.findAfter(roster, "an", NIGHT));
    assertEquals(Optional.of("an"), NextDuty.findAfter(roster, "chen", NIGHT));
    assertEquals(Optional.of("an"), NextDuty.findAfter(roster, "somebody", NIGHT));
    var alone = new DutyRoster(List.of(turn(DayOfWeek.MONDAY, "00:00", "23:30", 1, "an")));
    assertEquals(Optional.empty(), NextDuty.findAfter(alone, "an", NIGHT));
  }

  @Test
  void theTestIsOnceInItsHourAndOfTheComingNight() {
    var tests = new TestPages(19, QuietHours.USUAL);
    var evening = LocalDate.of(2022, 4, 18);
    assertEquals(Optional.of(evening), tests.findDue(Instant.parse("2022-04-18T11:00:00Z")));
    assertEquals(Optional.of(evening), tests.findDue(Instant.parse("2022-04-18T11:59:59Z")));
    assertEquals(Optional.empty(), tests.findDue(Instant.parse("2022-04-18T12:00:00Z")));
    assertEquals(Optional.empty(), tests.findDue(NIGHT), "nobody is woken for a test");
    assertEquals(Instant.parse("2022-04-18T14:00:00Z"), tests.night(evening));
    var afterMidnight = new TestPages(19, new QuietHours(1, 7));
    assertEquals(Instant.parse("2022-04-18T17:00:00Z"), afterMidnight.night(evening));
  }

  private static Woken woken(String staff, Instant at) {
    return new Woken(staff, at);
  }

  private static DutyRosterEntry turn(
      DayOfWeek day, String from, String until, int rank, String staff) {
    return new DutyRosterEntry(day, LocalTime.parse(from), LocalTime.parse(until), rank, staff);
  }
}
