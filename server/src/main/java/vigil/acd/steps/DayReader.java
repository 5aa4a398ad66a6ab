package vigil.acd.steps;

import java.util.List;
import org.springframework.stereotype.Component;
import vigil.acd.store.SqlQueueDays;
import vigil.acd.store.SqlQueueMinutes;
import vigil.acd.store.SqlShiftFigures;
import vigil.kernel.LedgerEntry;
import vigil.kernel.Projection;

/// Counts the line's days and minutes, and each agent's shift, as the ledger tells of them.
@Component
class DayReader implements Projection {
  private final SqlQueueDays days;
  private final SqlQueueMinutes minutes;
  private final SqlShiftFigures shifts;

  DayReader(SqlQueueDays days, SqlQueueMinutes minutes, SqlShiftFigures shifts) {
    this.days = days;
    this.minutes = minutes;
    this.shifts = shifts;
  }

  @Override
  public String name() {
    return "acd.days";
  }

  @Override
  public List<String> tables() {
    return List.of("acd.day", "acd.minute", "acd.shift_figures");
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    days.count(entries);
    minutes.count(entries);
    shifts.count(entries);
  }
}
