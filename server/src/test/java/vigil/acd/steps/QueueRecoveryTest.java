package vigil.acd.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.acd.engine.Engine;
import vigil.acd.engine.Event;
import vigil.acd.engine.QueueLimits;
import vigil.acd.engine.Snapshot;

/// What a server that comes back tells the line.
class QueueRecoveryTest {
  private static final Instant NIGHT = Instant.parse("2022-04-01T18:00:00Z");

  @Test
  void whoCallsACitizenIsKeptByThatAndWhoseCallEndedMeanwhileIsFree() {
    var engine = new Engine(QueueLimits.USUAL, Snapshot.empty(NIGHT));
    for (var seat : List.of("an", "bao", "chen")) {
      engine.step(new Event.SeatOn(seat, 0), NIGHT);
    }
    engine.step(new Event.CallPlaced("goes-on", List.of("an")), NIGHT);
    engine.step(new Event.CallPlaced("ended", List.of("bao")), NIGHT);
    var placed = Map.of("goes-on", List.of("an"), "new", List.of("chen"));
    for (var event : QueueRecovery.events(engine.snapshot(), List.of(), placed)) {
      engine.step(event, NIGHT.plusSeconds(5));
    }
    assertEquals(
        List.of("an", "chen"),
        engine.view().listSeats().stream()
            .filter(seat -> seat.engaged() != null)
            .map(seat -> seat.seat())
            .sorted()
            .toList());
  }
}
