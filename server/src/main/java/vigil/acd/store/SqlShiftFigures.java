package vigil.acd.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vigil.acd.shift.ShiftFigures;
import vigil.acd.shift.ShiftFold;
import vigil.kernel.LedgerEntry;

/// Shifts in numbers, in PostgreSQL. Cost: one look and one write for a batch of facts that count.
@Repository
public class SqlShiftFigures {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private final JdbcClient sql;

  public SqlShiftFigures(JdbcClient sql) {
    this.sql = sql;
  }

  /// Adds what these facts mean to the newest shifts of whom they name.
  public void count(List<LedgerEntry> entries) {
    var staff = ShiftFold.listStaff(entries);
    if (staff.isEmpty()) {
      return;
    }
    var fold = new ShiftFold(listNewest(staff));
    entries.forEach(fold::add);
    if (!fold.listChanged().isEmpty()) {
      save(fold.listChanged());
    }
  }

  /// The shift that runs, or the last one that did.
  public Optional<ShiftFigures> findNewest(String staff) {
    return listNewest(Set.of(staff)).stream().findFirst();
  }

  private List<ShiftFigures> listNewest(Set<String> staff) {
    return sql.sql(
            """
            select distinct on (staff) figures::text from acd.shift_figures where staff = any(?)
            order by staff, began_at desc
            """)
        .param(staff.toArray(String[]::new))
        .query((row, _) -> JSON.readValue(row.getString(1), ShiftFigures.class))
        .list();
  }

  private void save(Collection<ShiftFigures> shifts) {
    sql.sql(
            """
            insert into acd.shift_figures (staff, began_at, figures)
            select * from unnest(?, ?::timestamptz[], ?::jsonb[])
            on conflict (staff, began_at) do update set figures = excluded.figures
            """)
        .params(
            shifts.stream().map(ShiftFigures::staff).toArray(String[]::new),
            shifts.stream().map(shift -> shift.beganAt().toString()).toArray(String[]::new),
            shifts.stream().map(JSON::writeValueAsString).toArray(String[]::new))
        .update();
  }
}
