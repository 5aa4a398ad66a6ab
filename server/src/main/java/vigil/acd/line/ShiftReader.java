package vigil.acd.line;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.acd.engine.Event;
import vigil.kernel.Entry;
import vigil.kernel.Fact;
import vigil.kernel.LedgerReader;
import vigil.workforce.WorkforceFact;

/// Shifts come up as facts: a seat per shift. Taken twice after a crash, they change nothing.
@Component
class ShiftReader implements LedgerReader {
  private final Line line;
  private final Patience patience = new Patience();

  ShiftReader(Line line) {
    this.line = line;
  }

  @Override
  public String name() {
    return "acd-shifts";
  }

  @Override
  public Set<Class<? extends Fact>> concerns() {
    return Set.of(
        WorkforceFact.ShiftBegan.class,
        WorkforceFact.ShiftChanged.class,
        WorkforceFact.ShiftEnded.class);
  }

  @Override
  public void read(List<Entry> entries) {
    for (var entry : entries) {
      if (entry.is(WorkforceFact.ShiftBegan.class)) {
        var fact = entry.as(WorkforceFact.ShiftBegan.class);
        patience.await(line.take(new Event.SeatOn(fact.subject(), Skills.bits(fact.skills()))));
      } else if (entry.is(WorkforceFact.ShiftChanged.class)) {
        var fact = entry.as(WorkforceFact.ShiftChanged.class);
        patience.await(line.take(new Event.SeatOn(fact.subject(), Skills.bits(fact.skills()))));
      } else if (entry.is(WorkforceFact.ShiftEnded.class)) {
        patience.await(line.take(new Event.SeatOff(entry.subject())));
      }
    }
  }
}
