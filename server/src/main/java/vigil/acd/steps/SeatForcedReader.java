package vigil.acd.steps;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.acd.AcdFact;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.workforce.DeskNotices;

/// Tells an agent who set the seat, to what and why: shown at the desk until it was read.
@Component
class SeatForcedReader implements LedgerReader {
  private final DeskNotices notices;

  SeatForcedReader(DeskNotices notices) {
    this.notices = notices;
  }

  @Override
  public String name() {
    return "acd.seat-forced";
  }

  @Override
  public Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of(AcdFact.SeatForced.class);
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    for (LedgerEntry entry : entries) {
      entry
          .find(AcdFact.SeatForced.class)
          .ifPresent(it ->
              notices.tellSeatForced(
                  "seat-" + entry.seq(), it.subject(), it.state().name(), it.by(), it.why()));
    }
  }
}
