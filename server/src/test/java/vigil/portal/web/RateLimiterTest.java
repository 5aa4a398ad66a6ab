package vigil.portal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.ErrorResponseException;
import vigil.kernel.database.TestDatabase;
import vigil.kernel.store.SqlRateLimits;

/// What one address may do, on a real database.
class RateLimiterTest {
  private static final int MOST_APPEALS = 3;

  private Instant now = Instant.parse("2026-11-25T01:00:00Z");
  private final InstantSource clock = () -> now;
  private final RateLimiter guard =
      new RateLimiter(
          new SqlRateLimits(
              JdbcClient.create(TestDatabase.migrated("kernel")),
              clock,
              (name, period, sweep) -> {}),
          clock,
          MOST_APPEALS);

  @Test
  void anAddressSendsSoManyAppealsAnHourAndIsToldWhenTheNextMayCome() {
    for (int i = 0; i < MOST_APPEALS; i++) {
      guard.check(RateLimiter.LimitedAction.APPEAL, from("10.0.0.1"));
    }
    var refused =
        assertThrows(
            ErrorResponseException.class,
            () -> guard.check(RateLimiter.LimitedAction.APPEAL, from("10.0.0.1")));
    assertEquals(429, refused.getStatusCode().value());
    assertEquals("3600", refused.getHeaders().getFirst(HttpHeaders.RETRY_AFTER));
    guard.check(RateLimiter.LimitedAction.APPEAL, from("10.0.0.2"));
    now = now.plus(Duration.ofHours(1));
    guard.check(RateLimiter.LimitedAction.APPEAL, from("10.0.0.1"));
  }

  @Test
  void tenWrongCodesFromAnAddressEndItsGuessingByTheCodeAloneForAnHour() {
    for (int i = 0; i < 10; i++) {
      assertFalse(guard.guess("n" + i, false, from("10.0.0.3")).isPressed());
      guard.noGuess(guard.guess("right", false, from("10.0.0.4")));
    }
    assertTrue(guard.guess("other", false, from("10.0.0.3")).isPressed());
    assertFalse(guard.guess("right", false, from("10.0.0.4")).isPressed());
    now = now.plus(Duration.ofHours(1));
    assertFalse(guard.guess("other", false, from("10.0.0.3")).isPressed());
  }

  @Test
  void fromSuchAnAddressTenWrongPairsAnHourOfEachOrderAreHeard() {
    for (int i = 0; i < 10; i++) {
      guard.guess("n" + i, false, from("10.0.1.3"));
    }
    for (int i = 0; i < 10; i++) {
      assertTrue(guard.guess("guessed", true, from("10.0.1.3")).isPressed());
      guard.noGuess(guard.guess("theirs", true, from("10.0.1.3")));
    }
    assertThrows(
        ErrorResponseException.class, () -> guard.guess("guessed", true, from("10.0.1.3")));
    assertTrue(guard.guess("theirs", true, from("10.0.1.3")).isPressed());
  }

  @Test
  void afterFiftyWrongCodesADayTheCodeAloneOpensAnOrderNoMore() {
    String number = "20261125-000001-7";
    for (int i = 0; i < 50; i++) {
      assertFalse(guard.guess(number, false, from("10.1.0." + i)).isPressed());
    }
    assertTrue(guard.guess(number, false, from("10.1.1.1")).isPressed());
    for (int i = 0; i < 2_000; i++) {
      guard.guess(number, true, from("10.2.%d.%d".formatted(i / 10 / 250, i / 10 % 250)));
    }
    assertThrows(ErrorResponseException.class, () -> guard.guess(number, true, from("10.3.0.1")));
    now = now.plus(Duration.ofDays(1));
    assertFalse(guard.guess(number, false, from("10.1.1.2")).isPressed());
  }

  @Test
  void whatIsGivenBackCountsForNothingAndNoLaterWindowPaysForIt() {
    var early = guard.guess("20261125-000003-1", false, from("10.4.0.1"));
    now = now.plus(Duration.ofDays(1));
    for (int i = 0; i < 10; i++) {
      guard.guess("n" + i, false, from("10.4.0.1"));
    }
    guard.noGuess(early);
    assertTrue(guard.guess("x", false, from("10.4.0.1")).isPressed());
  }

  @Test
  void anAddressSendsSoManyFilesADayHoweverSlowly() {
    for (int i = 0; i < 200; i++) {
      now = now.plus(Duration.ofMinutes(5));
      guard.check(RateLimiter.LimitedAction.FILE, from("10.0.0.5"));
      guard.check(RateLimiter.LimitedAction.FILE_OF_DAY, from("10.0.0.5"));
    }
    assertThrows(
        ErrorResponseException.class,
        () -> guard.check(RateLimiter.LimitedAction.FILE_OF_DAY, from("10.0.0.5")));
    now = now.plus(Duration.ofDays(1));
    guard.check(RateLimiter.LimitedAction.FILE_OF_DAY, from("10.0.0.5"));
  }

  @Test
  void staffAreNotCounted() {
    for (int i = 0; i < MOST_APPEALS + 5; i++) {
      var request = from("10.0.0.9");
      request.setUserPrincipal(() -> "operator");
      guard.check(RateLimiter.LimitedAction.APPEAL, request);
    }
    assertTrue(now.isAfter(Instant.EPOCH));
  }

  private static MockHttpServletRequest from(String address) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    return request;
  }
}
