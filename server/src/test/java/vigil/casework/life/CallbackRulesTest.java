package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  @Test
  void twoHoursAfterALateTryAreTheNextMorning() {
    next("2022-03-29T09:00", "2022-03-28T19:30", "2022-03-28T19:00");
  }

  @Test
  void theThirdTryIsOnAnotherDay() {
    next("2022-03-29T09:00", "2022-03-28T15:00", "2022-03-28T10:00", "2022-03-28T12:00");
  }
}
