package vigil.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.city.files.PolicyCity;
import vigil.city.files.PolicySource;

/// The table of rules 4.2.
class LimitsTest {
  /// A Friday, 10:00 in Shanghai; the Saturday after it is a make-up day.
  private static final Instant FRIDAY = Instant.parse("2022-04-01T02:00:00Z");

  @ParameterizedTest(name = "{0} {1} {2} {3} = {4}")
  @CsvSource({
    "shanghai, AFTER_CALL_WORK, NORMAL, HELP, 2min",
    "shanghai, DISPATCH, URGENT, HELP, 10min",
    "shanghai, DISPATCH, SEMI_URGENT, HELP, 30min",
    "shanghai, DISPATCH, NORMAL, HELP, 2h",
    "shanghai, SIGN, URGENT, HELP, 1h",
    "shanghai, SIGN, SEMI_URGENT, HELP, 4h",
    "shanghai, SIGN, NORMAL, HELP, 1wd",
    "shanghai, FIRST_CONTACT, URGENT, HELP, 30min",
    "shanghai, FIRST_CONTACT, SEMI_URGENT, HELP, 2h",
    "shanghai, FIRST_CONTACT, NORMAL, HELP, 1wd",
    "shanghai, INTERIM_FEEDBACK, URGENT, HELP, 2h",
    "shanghai, HANDLE, URGENT, HELP, 24h",
    "shanghai, HANDLE, SEMI_URGENT, HELP, 24h",
    "shanghai, HANDLE, NORMAL, CONSULTATION, 1wd",
    "shanghai, HANDLE, NORMAL, SUGGESTION, 1wd",
    "shanghai, HANDLE, NORMAL, HELP, 5wd",
    "shanghai, HANDLE, NORMAL, COMPLAINT, 5wd",
    "shanghai, HANDLE, NORMAL, REPORT, 5wd",
    "shanghai, HANDLE_COMPLEX, NORMAL, HELP, 15wd",
    "shanghai, RECHECK, NORMAL, HELP, 3wd",
    "shanghai, SUPERVISED, NORMAL, HELP, 5wd",
    "shanghai, RETURN_WINDOW, NORMAL, HELP, 2wd",
    "shanghai, CALLBACK, NORMAL, HELP, 1wd",
    "shanghai-2022, HANDLE, NORMAL, HELP, 15wd",
    "beijing, HANDLE, URGENT, HELP, 2h",
    "beijing, HANDLE, SEMI_URGENT, HELP, 24h",
    "beijing, HANDLE, NORMAL, HELP, 7d",
    "beijing, HANDLE_COMPLEX, NORMAL, HELP, 15d",
  })
  void theProfilesGiveEachStageItsLimit(
      String profile, LimitKind stage, Urgency urgency, AppealType type, String limit) {
    Limits limits = new PolicyCity(PolicySource.shipped(), profile).limits();
    assertEquals(limit, limits.limit(stage, urgency, type).toString());
  }

  @Test
  void hoursRunOnAndDaysEndAtMidnight() {
    Limits limits = PolicyCity.shipped().limits();
    assertEquals(
        Instant.parse("2022-04-02T02:00:00Z"),
        limits.due(LimitKind.HANDLE, Urgency.URGENT, AppealType.HELP, FRIDAY).at());
    assertEquals(
        Instant.parse("2022-04-02T16:00:00Z"),
        limits.due(LimitKind.SIGN, Urgency.NORMAL, AppealType.HELP, FRIDAY).at());
  }

  @Test
  void aLampIsYellowInTheLastQuarterOfHoursAndRedFromTheDueTimeOn() {
    Limits limits = PolicyCity.shipped().limits();
    Limit day = Limit.parse("24h");
    Instant due = limits.due(day, FRIDAY).at();
    Instant quarter = due.minusSeconds(6 * 3600);
    assertEquals(DueStatus.GREEN, limits.dueStatus(day, due, quarter.minusMillis(1)));
    assertEquals(DueStatus.YELLOW, limits.dueStatus(day, due, quarter));
    assertEquals(DueStatus.YELLOW, limits.dueStatus(day, due, due.minusMillis(1)));
    assertEquals(DueStatus.RED, limits.dueStatus(day, due, due));
  }

  @Test
  void aLampIsYellowWhenAWorkingDayOrLessIsLeftWhateverLiesBetween() {
    Limits limits = PolicyCity.shipped().limits();
    Limit limit = Limit.parse("2wd");
    Instant due = limits.due(limit, FRIDAY).at();
    assertEquals(Instant.parse("2022-04-06T16:00:00Z"), due, "after Qingming");
    Instant endOfSaturday = Instant.parse("2022-04-02T16:00:00Z");
    assertEquals(DueStatus.GREEN, limits.dueStatus(limit, due, endOfSaturday.minusMillis(1)));
    assertEquals(DueStatus.YELLOW, limits.dueStatus(limit, due, endOfSaturday));
  }

  @Test
  void aLimitIsWrittenInOneOfFourWays() {
    assertEquals(new Limit.InWorkingDays(5), Limit.parse("5wd"));
    assertThrows(IllegalArgumentException.class, () -> Limit.parse("5 days"));
    assertThrows(IllegalArgumentException.class, () -> Limit.parse("0h"));
  }

  @Test
  void callbacksAndExtensionsAreSettings() {
    LimitProfile profile = PolicyCity.shipped().limits().profile();
    assertEquals(3, profile.callbacks().attempts());
    assertEquals(2, profile.callbacks().apart().toHours());
    assertEquals(9, profile.callbacks().from().getHour());
    assertEquals(java.util.List.of(15, 30), profile.extensions().days());
  }
}
