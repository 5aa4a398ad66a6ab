package vigil.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How fast the rapid-disposal lane is. Reads what was registered since a moment through the index
/// by time: a day of it, not the table.
@Repository
public class SqlRapidLane {
  /// Half of the steps took less, in minutes; null where none was taken.
  ///
  /// @param orders of the lane, registered in that time
  /// @param dispatch from registration to the first dispatch
  /// @param sign from dispatch to signing, of leads
  /// @param contact from dispatch to the first try to reach the citizen, of leads
  public record Pace(
      int orders, @Nullable Double dispatch, @Nullable Double sign, @Nullable Double contact) {}

  private final JdbcClient sql;

  SqlRapidLane(JdbcClient sql) {
    this.sql = sql;
  }

  /// Of the orders registered since then, the closed ones too.
  ///
  /// @param categories the lane's, each with all below it
  public Pace pace(List<String> categories, Instant since) {
    return sql.sql(
            """
            with lane as (
              select o.id, o.registered_at from casework.work_order o
              where o.registered_at >= :since and o.urgency <> 'NORMAL'
                and o.category like any (string_to_array(:categories, ','))),
            leads as (
              select distinct on (l.id) l.id, l.registered_at, a.assigned_at, a.signed_at,
                (a.attempts -> 0 ->> 'at')::timestamptz as tried_at
              from lane l left join casework.assignment a
                on a.order_id = l.id and a.role = 'LEAD'
              order by l.id, a.place)
            select count(*) as orders,
              percentile_cont(0.5) within group (
                order by extract(epoch from assigned_at - registered_at) / 60) as dispatch,
              percentile_cont(0.5) within group (
                order by extract(epoch from signed_at - assigned_at) / 60) as sign,
              percentile_cont(0.5) within group (
                order by extract(epoch from tried_at - assigned_at) / 60) as contact
            from leads
            """)
        .param("since", SqlValues.time(since))
        .param("categories", String.join(",", categories.stream().map(c -> c + "%").toList()))
        .query(SqlRapidLane::read)
        .single();
  }

  private static Pace read(ResultSet row, int number) throws SQLException {
    return new Pace(
        row.getInt("orders"),
        minutes(row, "dispatch"),
        minutes(row, "sign"),
        minutes(row, "contact"));
  }

  private static @Nullable Double minutes(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
