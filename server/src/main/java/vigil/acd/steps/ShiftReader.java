package vigil.acd.steps;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.telephony.SeatMobiles;
import vigil.workforce.WorkforceFact;

/// Shifts come up as facts: a seat per shift. Taken twice after a crash, they change nothing.
@Component
class ShiftReader implements LedgerReader {
  private final SeatShifts seats;
  private final SeatMobiles mobiles;

  ShiftReader(SeatShifts seats, SeatMobiles mobiles) {
    this.seats = seats;
    this.mobiles = mobiles;
  }

  @Override
  public String name() {
    return "acd-shifts";
  }

  @Override
  public Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of(
        WorkforceFact.ShiftBegan.class,
        WorkforceFact.ShiftChanged.class,
        WorkforceFact.ShiftEnded.class);
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    for (var entry : entries) {
      entry.find(WorkforceFact.class).ifPresent(fact -> take(fact, entry.at()));
    }
  }

  private void take(WorkforceFact fact, Instant at) {
    switch (fact) {
      case WorkforceFact.ShiftBegan it -> seats.begin(it.subject(), it.skills(), at);
      case WorkforceFact.ShiftChanged it -> seats.change(it.subject(), it.skills());
      case WorkforceFact.ShiftEnded it -> {
        seats.end(it.subject(), at);
        mobiles.endShift(it.subject(), at);
      }
    }
  }
}
