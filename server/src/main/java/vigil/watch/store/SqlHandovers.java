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
import vigil.kernel.PersonalData;
import vigil.watch.Handover;

/// Hand-over notes, in PostgreSQL.
@Repository
public class SqlHandovers {
  private final JdbcClient sql;

  public SqlHandovers(JdbcClient sql) {
    this.sql = sql;
  }

  public void insert(Handover note) {
    sql.sql("insert into watch.handover (id, by_staff, to_staff, at, words) values (?, ?, ?, ?, ?)")
        .params(
            Arrays.asList(
                note.id(), note.by(), note.to(), SqlIncidents.utc(note.at()), note.words()))
        .update();
  }

  /// Notes who has read it.
  ///
  /// @return false where somebody was faster
  public boolean confirm(String id, String staff, Instant at) {
    return sql.sql(
                """
                update watch.handover set confirmed_by = ?, confirmed_at = ?
                where id = ? and confirmed_by is null
                """)
            .params(staff, SqlIncidents.utc(at), id)
            .update()
        == 1;
  }

  public void eraseBefore(Instant then) {
    sql.sql("delete from watch.handover where at < ?").param(SqlIncidents.utc(then)).update();
  }

  public Optional<Handover> find(String id) {
    return sql.sql("select * from watch.handover where id = ?")
        .param(id)
        .query(SqlHandovers::note)
        .optional();
  }

  /// Newest first.
  public List<Handover> list(int limit) {
    return sql.sql("select * from watch.handover order by at desc limit ?")
        .param(limit)
        .query(SqlHandovers::note)
        .list();
  }

  private static Handover note(ResultSet row, int number) throws SQLException {
    OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
    return new Handover(
        row.getString("id"),
        row.getString("by_staff"),
        row.getString("to_staff"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        PersonalData.mask(row.getString("words")),
        row.getString("confirmed_by"),
        confirmed == null ? null : confirmed.toInstant());
  }
}
