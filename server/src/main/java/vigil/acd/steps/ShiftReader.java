package vigil.acd.steps;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.acd.engine.Event;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.telephony.SeatMobiles;
import vigil.workforce.WorkforceFact;

/// Shifts come up as facts: a seat per shift. Taken twice after a crash, they change nothing.
@Component
class ShiftReader implements LedgerReader {
  private final QueueRunner line;
  private final SeatMobiles mobiles;
  private final CommitAwaiter patience = new CommitAwaiter();

  ShiftReader(QueueRunner line, SeatMobiles mobiles) {
    this.line = line;
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
    patience.await(line.submit(event(fact)));
    if (fact instanceof WorkforceFact.ShiftEnded) {
      mobiles.endShift(fact.subject(), at);
    }
    if (fact instanceof WorkforceFact.ShiftBegan) {
      line.submitPlaced(fact.subject());
    }
  }

  private static Event event(WorkforceFact fact) {
    return switch (fact) {
      case WorkforceFact.ShiftBegan it ->
          new Event.SeatOn(it.subject(), Skills.toBits(it.skills()));
      case WorkforceFact.ShiftChanged it ->
          new Event.SeatOn(it.subject(), Skills.toBits(it.skills()));
      case WorkforceFact.ShiftEnded it -> new Event.SeatOff(it.subject());
    };
  }
}
