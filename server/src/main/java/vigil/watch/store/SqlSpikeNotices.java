package vigil.watch.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.watch.SpikeNotice;

/// Notices of spikes, in PostgreSQL.
@Repository
public class SqlSpikeNotices {
  private final JdbcClient sql;

  public SqlSpikeNotices(JdbcClient sql) {
    this.sql = sql;
  }

  public Optional<SpikeNotice> find(String spike) {
    return sql.sql("select * from watch.spike_notice where spike = ?")
        .param(spike)
        .query(SqlSpikeNotices::notice)
        .optional();
  }

  /// The row held until the transaction ends, and its place while there is none: two who press
  /// first are one after the other.
  public Optional<SpikeNotice> lock(String spike) {
    sql.sql("select pg_advisory_xact_lock(hashtextextended('spike notice ' || ?, 0))")
        .param(spike)
        .query(row -> {});
    return sql.sql("select * from watch.spike_notice where spike = ? for update")
        .param(spike)
        .query(SqlSpikeNotices::notice)
        .optional();
  }

  /// Those whose orders are to be read now.
  public List<String> listDue(Instant at) {
    return sql.sql(
            """
            select spike from watch.spike_notice where state = 'RUNNING' and starts_at <= ?
            order by starts_at
            """)
        .param(SqlIncidents.utc(at))
        .query((row, number) -> row.getString("spike"))
        .list();
  }

  public void save(SpikeNotice notice) {
    sql.sql(
            """
            insert into watch.spike_notice (spike, version, script, by_staff, pressed_at, starts_at,
              state, before, stopped_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (spike) do update set version = excluded.version,
              script = excluded.script, by_staff = excluded.by_staff,
              pressed_at = excluded.pressed_at, starts_at = excluded.starts_at,
              state = excluded.state, before = excluded.before, stopped_by = excluded.stopped_by
            """)
        .params(
            Arrays.asList(
                notice.spike(),
                notice.version(),
                notice.script(),
                notice.by(),
                SqlIncidents.utc(notice.pressedAt()),
                SqlIncidents.utc(notice.startsAt()),
                notice.progress().state().name(),
                notice.progress().before(),
                notice.progress().stoppedBy()))
        .update();
  }

  private static SpikeNotice notice(ResultSet row, int number) throws SQLException {
    return new SpikeNotice(
        row.getString("spike"),
        row.getInt("version"),
        row.getString("script"),
        row.getString("by_staff"),
        row.getObject("pressed_at", OffsetDateTime.class).toInstant(),
        row.getObject("starts_at", OffsetDateTime.class).toInstant(),
        new SpikeNotice.Progress(
            SpikeNotice.State.valueOf(row.getString("state")),
            row.getString("before"),
            row.getString("stopped_by")));
  }
}
