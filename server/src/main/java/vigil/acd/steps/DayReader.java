package vigil.acd.steps;

import java.util.List;
import org.springframework.stereotype.Component;
import vigil.acd.store.SqlQueueDays;
import vigil.kernel.LedgerEntry;
import vigil.kernel.Projection;

/// Counts the line's days as the ledger tells of them.
@Component
class DayReader implements Projection {
  private final SqlQueueDays days;

  DayReader(SqlQueueDays days) {
    this.days = days;
  }

  @Override
  public String name() {
    return "acd.days";
  }

  @Override
  public List<String> tables() {
    return List.of("acd.day");
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    days.count(entries);
  }
}
