package vigil.kernel.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// A clock that a training sets ahead.
class ClockSetupTest {
  private static final Clock NIGHT =
      Clock.fixed(Instant.parse("2022-03-31T16:30:00Z"), ZoneOffset.UTC);

  @Test
  void theClockIsTheMachinesUnlessItIsSetAhead() {
    assertSame(NIGHT, ClockSetup.clock(NIGHT, Duration.ZERO));
    assertEquals(
        Instant.parse("2022-04-01T01:30:00Z"),
        ClockSetup.clock(NIGHT, Duration.ofHours(9)).instant());
  }

  @Test
  void aClockBehindTheMachinesIsRefused() {
    var behind = Duration.ofMinutes(-1);
    var refused =
        assertThrows(IllegalArgumentException.class, () -> ClockSetup.clock(NIGHT, behind));
    assertEquals(
        "vigil.clock.ahead is PT-1M: a clock may be ahead of the machine's, never behind it",
        refused.getMessage());
  }

  @Test
  void everyAnswerSaysWhatTimeItIsHere() throws ServletException, IOException {
    var answer = new MockHttpServletResponse();
    var ahead = ClockSetup.clock(NIGHT, Duration.ofHours(9));
    new DateHeaderFilter(ahead)
        .doFilter(new MockHttpServletRequest(), answer, new MockFilterChain());
    assertEquals("Fri, 01 Apr 2022 01:30:00 GMT", answer.getHeader("Date"));
  }
}
