package vigil.desk.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.acd.SeatView;
import vigil.desk.line.LineView.HourPoint;
import vigil.desk.line.LineView.QueueNow;
import vigil.desk.line.LineView.SeatCall;
import vigil.desk.line.LineView.SeatRow;
import vigil.desk.line.LineView.ServiceNow;
import vigil.telephony.LineHealth;

class LineDeltaTest {
  private static final Instant AT = Instant.parse("2022-03-28T06:00:00Z");

  private static SeatRow seat(String staff, SeatView.State state) {
    return new SeatRow(staff, state, AT, null, "", new SeatCall(null, null), "home", true);
  }

  private static LineView line(int waiting, Instant at, SeatRow... seats) {
    var health =
        new LineHealth(
            new LineHealth.Channels(0, 2000),
            new LineHealth.Media(true, AT, AT),
            List.of(),
            new LineHealth.Refusals(AT, Map.of(), 0),
            new LineHealth.Voice(0, 0, 0));
    return new LineView(
        7,
        at,
        new QueueNow(waiting, null, 0),
        List.of(seats),
        new ServiceNow(30, 0, 0, 0, null),
        List.of(new HourPoint(AT, waiting, 0L)),
        health,
        List.of());
  }

  @Test
  void thatTimePassedIsNoNews() {
    var before = line(1, AT, seat("an", SeatView.State.READY));
    var after = line(1, AT.plusSeconds(1), seat("an", SeatView.State.READY));
    assertTrue(LineDelta.between(before, after).isEmpty());
  }

  @Test
  void aDeltaSaysWhatChangedAndNothingElse() {
    var before = line(1, AT, seat("an", SeatView.State.READY), seat("bao", SeatView.State.TALKING));
    var after =
        line(2, AT, seat("an", SeatView.State.ON_BREAK), seat("chen", SeatView.State.READY));
    var delta = LineDelta.between(before, after).orElseThrow();
    assertEquals(8, delta.turn());
    assertEquals(
        List.of(seat("an", SeatView.State.ON_BREAK), seat("chen", SeatView.State.READY)),
        delta.seats().seats());
    assertEquals(List.of("bao"), delta.seats().gone());
    assertEquals(new QueueNow(2, null, 0), delta.queue());
    assertEquals(new HourPoint(AT, 2, 0L), delta.minute());
    assertNull(delta.service());
    assertNull(delta.health());
  }
}
