package vigil.watch.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.city.AlarmKind;
import vigil.city.AlarmLevel;
import vigil.watch.Alarm;

/// Alarms of the line's own health, in PostgreSQL.
@Repository
public class SqlAlarms {
  private final JdbcClient sql;

  public SqlAlarms(JdbcClient sql) {
    this.sql = sql;
  }

  /// Stores it, once.
  ///
  /// @return false when it was stored before
  public boolean insert(Alarm alarm) {
    return sql.sql(
                """
                insert into watch.alarm (id, kind, level, worst, detail, opened_at)
                values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing
                """)
            .params(
                alarm.id(),
                alarm.kind().name(),
                alarm.level().name(),
                alarm.worst(),
                alarm.detail(),
                SqlIncidents.utc(alarm.openedAt()))
            .update()
        == 1;
  }

  /// How bad it is by now, and of what.
  public void update(Alarm alarm) {
    sql.sql("update watch.alarm set worst = ?, detail = ? where id = ?")
        .params(alarm.worst(), alarm.detail(), alarm.id())
        .update();
  }

  /// Ends it, once.
  ///
  /// @return false when it had ended before
  public boolean end(Alarm alarm, Instant at) {
    return sql.sql(
                """
                update watch.alarm set worst = ?, detail = ?, ended_at = ?
                where id = ? and ended_at is null
                """)
            .params(alarm.worst(), alarm.detail(), SqlIncidents.utc(at), alarm.id())
            .update()
        == 1;
  }

  public Optional<Alarm> find(String id) {
    return sql.sql("select * from watch.alarm where id = ?")
        .param(id)
        .query(SqlAlarms::alarm)
        .optional();
  }

  public List<Alarm> listOpen() {
    return sql.sql("select * from watch.alarm where ended_at is null order by opened_at")
        .query(SqlAlarms::alarm)
        .list();
  }

  /// Those that are open or ended since then, newest first.
  public List<Alarm> listSince(Instant then, int most) {
    return sql.sql(
            """
            select * from watch.alarm where ended_at is null or ended_at >= ?
            order by opened_at desc limit ?
            """)
        .params(SqlIncidents.utc(then), most)
        .query(SqlAlarms::alarm)
        .list();
  }

  private static Alarm alarm(ResultSet row, int number) throws SQLException {
    OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
    return new Alarm(
        row.getString("id"),
        AlarmKind.valueOf(row.getString("kind")),
        AlarmLevel.valueOf(row.getString("level")),
        row.getDouble("worst"),
        row.getString("detail"),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant());
  }
}
