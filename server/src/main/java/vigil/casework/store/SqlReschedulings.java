package vigil.casework.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How far due times are counted again by each calendar that was entered.
@Repository
public class SqlReschedulings {
  /// Orders whose due times may lie on or after a day: the open ones, the closed ones that may
  /// still be rechecked, with their citizen clock, and those that lend theirs to what they were
  /// merged into.
  private static final String TOUCHED =
      """
      (o.open and ('PROVISIONAL_DUE' = any(o.flags)
          or greatest(o.citizen_due, o.dispatch_due, o.handle_due, o.callback_due, o.due_cap) > ?
          or exists (select 1 from casework.assignment a where a.order_id = o.id
            and greatest(a.due, a.sign_due, a.contact_due, a.interim_due, a.return_until) > ?))
        or o.state in ('ANSWERED', 'CLOSED', 'MERGED')
          and greatest(o.citizen_due, o.handle_due, o.due_cap) > ?)
      """;

  private final JdbcClient sql;

  SqlReschedulings(JdbcClient sql) {
    this.sql = sql;
  }

  /// One calendar's job.
  ///
  /// @param calendar the fact's subject: `calendar-2027`
  /// @param seen orders looked at so far
  /// @param moved how many of them were due at another time
  public record Job(
      String calendar,
      int version,
      int year,
      Instant askedAt,
      int seen,
      int moved,
      @Nullable Instant doneAt) {}

  /// Notes that a calendar was entered; once, however often it is told.
  public void ask(String calendar, int version, int year, Instant at) {
    sql.sql(
            """
            insert into casework.rescheduling
              (calendar, version, year, asked_at, after_id, seen, moved)
            values (?, ?, ?, ?, '', 0, 0) on conflict do nothing
            """)
        .params(SqlValues.values(calendar, version, year, SqlValues.time(at)))
        .update();
  }

  /// The newest first.
  public List<Job> listJobs() {
    return listJobs("order by asked_at desc, calendar limit 50");
  }

  /// Not done, the oldest first.
  public List<Job> listWaiting() {
    return listJobs("where done_at is null order by asked_at, calendar, version");
  }

  private List<Job> listJobs(String which) {
    return sql.sql(
            "select calendar, version, year, asked_at, seen, moved, done_at"
                + " from casework.rescheduling "
                + which)
        .query((row, n) ->
            new Job(
                row.getString("calendar"),
                row.getInt("version"),
                row.getInt("year"),
                SqlValues.always(row, "asked_at"),
                row.getInt("seen"),
                row.getInt("moved"),
                SqlValues.instant(row, "done_at")))
        .list();
  }

  /// The order that the job saw last; locks its row. Empty when it is done.
  public Optional<String> findPosition(Job job) {
    return sql.sql(
            """
            select after_id from casework.rescheduling
            where calendar = ? and version = ? and done_at is null for update
            """)
        .params(job.calendar(), job.version())
        .query(String.class)
        .optional();
  }

  public void move(Job job, String after, int seen, int moved, @Nullable Instant doneAt) {
    sql.sql(
            """
            update casework.rescheduling set after_id = ?, seen = seen + ?, moved = moved + ?,
              done_at = ?
            where calendar = ? and version = ?
            """)
        .params(
            SqlValues.values(
                after, seen, moved, SqlValues.time(doneAt), job.calendar(), job.version()))
        .update();
  }

  /// Orders that a change from this moment on may touch, by their ids.
  public List<String> listTouched(Instant since, String after, int limit) {
    var from = SqlValues.time(since);
    return sql.sql(
            "select o.id from casework.work_order o where o.id > ? and "
                + TOUCHED
                + " order by o.id limit ?")
        .params(SqlValues.values(after, from, from, from, limit))
        .query((row, n) -> row.getString(1))
        .list();
  }

  /// These and what they were merged into, by way of others or directly.
  public List<String> withParents(List<String> ids) {
    return sql.sql(
            """
            with recursive up (id) as (
              select unnest(?)
              union
              select o.parent from up join casework.work_order o on o.id = up.id
              where o.parent is not null)
            select id from up
            """)
        .param(ids.toArray(String[]::new))
        .query((row, n) -> row.getString(1))
        .list();
  }

  public int countTouched(Instant since) {
    var from = SqlValues.time(since);
    return sql.sql("select count(*) from casework.work_order o where " + TOUCHED)
        .params(SqlValues.values(from, from, from))
        .query(Integer.class)
        .single();
  }
}
