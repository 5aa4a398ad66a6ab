package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.casework.Order.CallbackAttempt;
import vigil.casework.Order.CallbackResult;
import vigil.casework.Order.CallbackWay;
import vigil.city.LimitProfile.Callbacks;

/// When the next call to a citizen may be tried (rules 4.9).
class CallbackRulesTest {
  private static final Callbacks RULES = Fixture.LIMITS.profile().callbacks();

  private static Instant at(String dayAndTime) {
    return Instant.parse(dayAndTime + ":00+08:00");
  }

  private static List<CallbackAttempt> tried(String... times) {
    return Stream.of(times)
        .map(time ->
            new CallbackAttempt(
                at(time),
                "callback-1",
                CallbackWay.PHONE,
                CallbackResult.UNREACHABLE,
                null,
                null,
                1,
                null))
        .toList();
  }

  private static void next(String expected, String now, String... tries) {
    var before = tried(tries);
    Instant next = CallbackRules.findNextTry(before, RULES, at(now));
    assertEquals(at(expected), next);
    assertNull(CallbackRules.findRefusal(before, RULES, next));
    if (next.isAfter(at(now))) {
      assertNotNull(CallbackRules.findRefusal(before, RULES, next.minusMillis(1)));
    }
  }

  @Test
  void itIsNowWhereNothingStandsAgainstIt() {
    next("2022-03-28T10:00", "2022-03-28T10:00");
    next("2022-03-28T12:00", "2022-03-28T12:00", "2022-03-28T10:00");
  }

  @Test
  void itWaitsForTheHoursInWhichCitizensAreCalled() {
    next("2022-03-28T09:00", "2022-03-28T07:30");
    next("2022-03-29T09:00", "2022-03-28T20:00");
  }

  @Test
  void itWaitsUntilTheLastTryIsTwoHoursAgo() {
    next("2022-03-28T12:00", "2022-03-28T10:01", "2022-03-28T10:00");
  }

  /// Whatever a city sets, the search for the next try ends, and two days are two days.
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, true",
    "1, 2, 0, true",
    "1, 2, 1, false",
    "2, 2, 1, false",
    "3, 2, 1, true",
    "3, 2, 2, false",
    "3, 3, 1, false",
    "3, 5, 2, false",
  })
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aDayWithoutATryIsAlwaysOneOnWhichToTry(
      int attempts, int onDays, int tries, boolean isToday) {
    var rules =
        new Callbacks(
            attempts, Duration.ofHours(2), onDays, LocalTime.of(9, 0), LocalTime.of(20, 0));
    var before = tried("2022-03-28T10:00", "2022-03-28T13:00").subList(0, tries);
    Instant next = CallbackRules.findNextTry(before, rules, at("2022-03-28T17:00"));
    assertEquals(at(isToday ? "2022-03-28T17:00" : "2022-03-29T09:00"), next);
  }

  @Test
  void twoHoursAfterALateTryAreTheNextMorning() {
    next("2022-03-29T09:00", "2022-03-28T19:30", "2022-03-28T19:00");
  }

  @Test
  void theThirdTryIsOnAnotherDay() {
    next("2022-03-29T09:00", "2022-03-28T15:00", "2022-03-28T10:00", "2022-03-28T12:00");
  }
}
