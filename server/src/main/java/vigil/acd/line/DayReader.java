package vigil.acd.line;

import java.util.List;
import org.springframework.stereotype.Component;
import vigil.acd.store.SqlLineDays;
import vigil.kernel.Entry;
import vigil.kernel.Projection;

/// Counts the line's days as the ledger tells of them.
@Component
class DayReader implements Projection {
  private final SqlLineDays days;

  DayReader(SqlLineDays days) {
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
  public void read(List<Entry> entries) {
    days.count(entries);
  }
}
