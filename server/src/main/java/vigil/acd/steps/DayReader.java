package vigil.acd.steps;

import java.util.List;
import org.springframework.stereotype.Component;
import vigil.acd.store.SqlQueueDays;
import vigil.acd.store.SqlQueueMinutes;
import vigil.kernel.LedgerEntry;
import vigil.kernel.Projection;

/// Counts the line's days and minutes as the ledger tells of them.
@Component
class DayReader implements Projection {
  private final SqlQueueDays days;
  private final SqlQueueMinutes minutes;

  DayReader(SqlQueueDays days, SqlQueueMinutes minutes) {
    this.days = days;
    this.minutes = minutes;
  }

  @Override
  public String name() {
    return "acd.days";
  }

  @Override
  public List<String> tables() {
    return List.of("acd.day", "acd.minute");
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    days.count(entries);
    minutes.count(entries);
  }
}
