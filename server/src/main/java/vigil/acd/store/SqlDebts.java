package vigil.acd.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What agents owe: a fold over the same decisions that moved the calls.
@Repository
public class SqlDebts {
  private final JdbcClient sql;

  public SqlDebts(JdbcClient sql) {
    this.sql = sql;
  }

  /// What an answered call owes.
  public record NewDebt(String call, String staff) {}

  /// Part of the line's batch. A call whose order is written already owes no more to whoever gets
  /// it then.
  static final String INCURRED =
      """
      , incurred as (
        insert into acd.debt (call, staff, answered_at, settled_at, work_order)
        select n.call, n.staff, ?, max(d.settled_at), max(d.work_order)
        from kept cross join unnest(cast(? as text[]), cast(? as text[])) n (call, staff)
        left join acd.debt d on d.call = n.call and d.settled_at is not null
        group by n.call, n.staff
        on conflict do nothing)
      """;

  static List<Object> values(List<NewDebt> debts, OffsetDateTime at) {
    return List.of(
        at,
        debts.stream().map(NewDebt::call).toArray(String[]::new),
        debts.stream().map(NewDebt::staff).toArray(String[]::new));
  }

  /// One order settles the call for all who had it.
  ///
  /// @return who owed it; none when nobody did, or it was settled before
  public List<String> settle(String call, String order, Instant at) {
    return sql.sql(
            """
            update acd.debt set settled_at = ?, work_order = ?
            where call = ? and settled_at is null returning staff
            """)
        .params(at.atOffset(ZoneOffset.UTC), order, call)
        .query((row, n) -> row.getString(1))
        .list();
  }

  /// Open debts by staff member, oldest first.
  public Map<String, List<String>> listOpen() {
    var debts = new HashMap<String, List<String>>();
    sql.sql("select staff, call from acd.debt where settled_at is null order by answered_at, call")
        .query(row -> {
          debts.computeIfAbsent(row.getString(1), staff -> new ArrayList<>()).add(row.getString(2));
        });
    return debts;
  }

  public List<String> listOpen(String staff) {
    return sql.sql(
            """
            select call from acd.debt where staff = ? and settled_at is null
            order by answered_at, call
            """)
        .param(staff)
        .query((row, n) -> row.getString(1))
        .list();
  }

  /// An answered call without an order.
  public record Debt(String call, Instant answeredAt) {}

  /// With when each was answered, oldest first.
  public List<Debt> listOpenWithTimes(String staff) {
    return sql.sql(
            """
            select call, answered_at from acd.debt where staff = ? and settled_at is null
            order by answered_at, call
            """)
        .param(staff)
        .query((row, n) ->
            new Debt(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
        .list();
  }

  /// One look for all seats of a hall.
  ///
  /// @param since by staff member
  public Map<String, Integer> countAnsweredSince(Map<String, Instant> since) {
    var counts = new HashMap<String, Integer>();
    if (since.isEmpty()) {
      return counts;
    }
    sql.sql(
            """
            select s.staff, count(*) from unnest(cast(? as text[]), cast(? as timestamptz[])) s (staff, since)
            join acd.debt d on d.staff = s.staff and d.answered_at >= s.since
            group by s.staff
            """)
        .param(since.keySet().toArray(String[]::new))
        .param(since.values().stream().map(Instant::toString).toArray(String[]::new))
        .query(row -> {
          counts.put(row.getString(1), row.getInt(2));
        });
    return counts;
  }

  /// What a seat has answered and owes.
  ///
  /// @param answered calls since a time
  /// @param open calls without an order, oldest first
  public record SeatDebts(int answered, List<String> open) {}

  public SeatDebts getSeatDebts(String staff, Instant since) {
    return sql.sql(
            """
            select
              (select count(*) from acd.debt where staff = :staff and answered_at >= :since),
              (select coalesce(array_agg(call order by answered_at, call), '{}') from acd.debt
               where staff = :staff and settled_at is null)
            """)
        .param("staff", staff)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query((row, n) ->
            new SeatDebts(row.getInt(1), List.of((String[]) row.getArray(2).getArray())))
        .single();
  }
}
