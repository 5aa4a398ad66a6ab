package vigil.desk.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.acd.QueueMinutes.Minute;
import vigil.desk.line.LineView.HourPoint;
import vigil.desk.line.LineView.QueueNow;
import vigil.desk.line.LineView.ServiceNow;

class HourCurveTest {
  private static final Instant NOW = Instant.parse("2022-03-28T06:00:20Z");
  private static final Instant LAST = Instant.parse("2022-03-28T06:00:00Z");
  private static final QueueNow NOBODY = new QueueNow(0, null, 0);

  private static Instant ago(int minutes) {
    return LAST.minus(Duration.ofMinutes(minutes));
  }

  /// Rules 6.2: answered within 15 s / (answered + abandoned), of the last half hour.
  @Test
  void serviceLevelNowIsThatOfTheLastHalfHour() {
    var minutes =
        List.of(
            new Minute(ago(30), 9, 0, 9, 0, 9, 0, 90_000),
            new Minute(ago(29), 3, 2, 1, 0, 2, 0, 20_000),
            new Minute(LAST, 4, 4, 0, 0, 1, 0, 5_000));
    assertEquals(new ServiceNow(30, 7, 6, 1, 0.75), new HourCurve(minutes, NOW).service());
    assertNull(new HourCurve(List.of(), NOW).service().share(), "no calls, no figure");
  }

  @Test
  void whoeverWaitedAtTheEndOfAMinuteWaitsThroughTheQuietOnesAfterIt() {
    var minutes =
        List.of(
            new Minute(ago(5), 1, 1, 0, 0, 3, 2, 12_000),
            new Minute(ago(3), 2, 0, 0, 0, 2, 0, 150_000));
    var points = new HourCurve(minutes, NOW).points(NOBODY);
    assertEquals(60, points.size());
    assertEquals(new HourPoint(ago(59), 0, 0L), points.getFirst());
    assertEquals(
        List.of(
            new HourPoint(ago(5), 3, 12L),
            new HourPoint(ago(4), 2, null),
            new HourPoint(ago(3), 2, 150L),
            new HourPoint(ago(2), 0, 0L)),
        points.subList(54, 58));
  }

  @Test
  void nothingIsSaidOfAWaitThatHasNotEnded() {
    var minutes = List.of(new Minute(ago(5), 0, 0, 0, 0, 1, 1, 0));
    var points = new HourCurve(minutes, NOW).points(NOBODY);
    assertEquals(new HourPoint(ago(5), 1, null), points.get(54));
  }

  @Test
  void thisMinuteShowsWhoWaitsNow() {
    var queue = new QueueNow(4, NOW.minusSeconds(75), 1);
    var last = new HourCurve(List.of(), NOW).points(queue).getLast();
    assertEquals(new HourPoint(LAST, 4, 70L), last);
  }
}
