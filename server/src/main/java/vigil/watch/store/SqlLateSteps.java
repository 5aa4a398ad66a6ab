package vigil.watch.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.CaseworkFact.RapidStepLate;
import vigil.casework.Clock;
import vigil.watch.Incident.LateStep;

/// Late steps of the rapid-disposal lane that somebody is or was woken for.
@Repository
public class SqlLateSteps {
  private final JdbcClient sql;

  public SqlLateSteps(JdbcClient sql) {
    this.sql = sql;
  }

  /// Notes it, once for each due time.
  public void add(RapidStepLate late) {
    sql.sql(
            """
            insert into watch.late_step (order_id, clock, part, due, number, unit, told_at)
            values (:order, :clock, :part, :due, :number, :unit, :at) on conflict do nothing
            """)
        .param("order", late.subject())
        .param("clock", late.clock().name())
        .param("part", late.assignment() == null ? "" : late.assignment())
        .param("due", SqlIncidents.utc(late.due()))
        .param("number", late.number())
        .param("unit", late.unit())
        .param("at", SqlIncidents.utc(late.at()))
        .update();
  }

  /// Those that nobody was woken for, oldest first, held until the transaction ends.
  public List<LateStep> listWaiting(int most) {
    return sql.sql(
            """
            select order_id, number, clock, part, unit, due from watch.late_step
            where settled_at is null order by told_at limit ? for update skip locked
            """)
        .param(most)
        .query((row, number) ->
            new LateStep(
                row.getString("order_id"),
                row.getString("number"),
                Clock.Kind.valueOf(row.getString("clock")),
                row.getString("part"),
                row.getString("unit"),
                row.getTimestamp("due").toInstant()))
        .list();
  }

  /// Nobody is woken for it again.
  ///
  /// @param incident that somebody is woken by; null when the step was done meanwhile
  public void settle(LateStep one, @Nullable String incident, Instant at) {
    sql.sql(
            """
            update watch.late_step set settled_at = :at, incident = :incident
            where order_id = :order and clock = :clock and part = :part and due = :due
            """)
        .param("at", SqlIncidents.utc(at))
        .param("incident", incident)
        .param("order", one.order())
        .param("clock", one.clock().name())
        .param("part", one.part())
        .param("due", SqlIncidents.utc(one.due()))
        .update();
  }
}
