package vigil.messaging.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vigil.city.LimitProfile.Callbacks;

/// Rules 4.9: a citizen may be called back from 9:00 to 20:00, and be written to unasked.
class NoticeHoursTest {
  private static final Callbacks HOURS =
      new Callbacks(3, Duration.ofHours(2), 2, LocalTime.of(9, 0), LocalTime.of(20, 0));

  @Test
  void whatComesBetweenTheHoursWaitsForTheNextMorning() {
    assertEquals("now", at("2022-05-01T01:00:00Z"), "nine sharp");
    assertEquals("now", at("2022-05-01T11:59:59Z"), "the last second before eight");
    assertEquals("2022-05-02T01:00:00Z", at("2022-05-01T12:00:00Z"), "eight in the evening");
    assertEquals("2022-05-02T01:00:00Z", at("2022-05-01T18:00:00Z"), "two in the morning");
    assertEquals("2022-05-01T01:00:00Z", at("2022-05-01T00:59:59Z"), "a second before nine");
  }

  private static String at(String time) {
    Optional<Instant> opening = NoticeHours.findOpening(HOURS, Instant.parse(time));
    return opening.map(Instant::toString).orElse("now");
  }
}
