package vigil.workforce.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.workforce.DeskNotice;

/// Notices in PostgreSQL.
@Repository
public class SqlDeskNotices {
  /// More at once nobody reads.
  private static final int MOST = 50;

  private static final String WITH_READERS =
      """
      select n.*, array(select r.staff from workforce.notice_read r
        where r.notice = n.id order by r.staff) as read_by
      from workforce.notice n
      """;

  private final JdbcClient sql;

  public SqlDeskNotices(JdbcClient sql) {
    this.sql = sql;
  }

  public void insert(DeskNotice notice) {
    sql.sql(
            """
            insert into workforce.notice (id, at, by, to_staff, kind, seat_state, text)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .param(notice.id())
        .param(utc(notice.at()))
        .param(notice.by())
        .param(notice.to())
        .param(notice.kind().name())
        .param(notice.seatState())
        .param(notice.text())
        .update();
  }

  public boolean has(String id) {
    return sql.sql("select count(*) from workforce.notice where id = ?")
            .param(id)
            .query(Integer.class)
            .single()
        > 0;
  }

  /// Whether it was said to this person, by another.
  public boolean isFor(String id, String staff) {
    return sql.sql(
                """
                select count(*) from workforce.notice
                where id = ? and (to_staff is null or to_staff = ?) and by <> ?
                """)
            .params(id, staff, staff)
            .query(Integer.class)
            .single()
        > 0;
  }

  /// True the first time.
  public boolean markRead(String id, String staff, Instant at) {
    return sql.sql(
                """
                insert into workforce.notice_read (notice, staff, at) values (?, ?, ?)
                on conflict do nothing
                """)
            .params(id, staff, utc(at))
            .update()
        > 0;
  }

  public List<DeskNotice> listUnread(String staff, Instant from) {
    return sql.sql(
            WITH_READERS
                + """
                where n.at >= ? and (n.to_staff is null or n.to_staff = ?) and n.by <> ?
                  and not exists (select 1 from workforce.notice_read r
                    where r.notice = n.id and r.staff = ?)
                order by n.at, n.id limit ?
                """)
        .params(utc(from), staff, staff, staff, MOST)
        .query(SqlDeskNotices::notice)
        .list();
  }

  public List<DeskNotice> listToAll(Instant from) {
    return sql.sql(
            WITH_READERS
                + """
                where n.at >= ? and n.to_staff is null order by n.at desc, n.id desc limit ?
                """)
        .params(utc(from), MOST)
        .query(SqlDeskNotices::notice)
        .list();
  }

  public void deleteBefore(Instant then) {
    sql.sql("delete from workforce.notice where at < ?").param(utc(then)).update();
  }

  private static DeskNotice notice(ResultSet row, int number) throws SQLException {
    return new DeskNotice(
        row.getString("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("by"),
        row.getString("to_staff"),
        DeskNotice.Kind.valueOf(row.getString("kind")),
        row.getString("seat_state"),
        row.getString("text"),
        List.of((String[]) row.getArray("read_by").getArray()));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
