package vigil.knowledge.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.knowledge.WrongMark;

/// What agents say is wrong, and what was answered.
@Repository
public class SqlWrongMarks {
  private static final String SELECT = "select * from knowledge.wrong_mark ";

  private final JdbcClient sql;

  SqlWrongMarks(JdbcClient sql) {
    this.sql = sql;
  }

  public void insert(WrongMark mark) {
    sql.sql(
            """
            insert into knowledge.wrong_mark (id, script, edition, staff, call, why, at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                mark.id(),
                mark.script(),
                mark.edition(),
                mark.staff(),
                mark.call(),
                mark.why(),
                SqlScripts.utc(mark.at())))
        .update();
  }

  /// Puts its words into the mark of the same person and edition that waits.
  ///
  /// @return false when none waits
  public boolean replaceWaiting(WrongMark mark) {
    return sql.sql(
                """
                update knowledge.wrong_mark set why = ?, call = coalesce(?, call)
                where id = (select id from knowledge.wrong_mark
                  where script = ? and edition = ? and staff = ? and verdict is null
                  order by at desc, id desc limit 1)
                """)
            .params(
                Arrays.asList(mark.why(), mark.call(), mark.script(), mark.edition(), mark.staff()))
            .update()
        == 1;
  }

  public Optional<WrongMark> find(String id) {
    return sql.sql(SELECT + "where id = ?").param(id).query(SqlWrongMarks::mark).optional();
  }

  public Optional<WrongMark> lock(String id) {
    return sql.sql(SELECT + "where id = ? for update")
        .param(id)
        .query(SqlWrongMarks::mark)
        .optional();
  }

  public void answer(String id, WrongMark.Answer answer) {
    sql.sql(
            """
            update knowledge.wrong_mark set verdict = ?, answer = ?, answered_by = ?, answered_at = ?
            where id = ?
            """)
        .params(
            answer.verdict().name(), answer.words(), answer.by(), SqlScripts.utc(answer.at()), id)
        .update();
  }

  /// Those that wait, oldest first; or those that were answered, newest first.
  public List<WrongMark> list(boolean isAnswered, int limit) {
    return sql.sql(
            SELECT
                + (isAnswered
                    ? "where verdict is not null order by answered_at desc, id limit ?"
                    : "where verdict is null order by at, id limit ?"))
        .param(limit)
        .query(SqlWrongMarks::mark)
        .list();
  }

  /// Those of a script, answered or not, newest first.
  ///
  /// @param edition only of it; null for all
  /// @param month only those of it in Shanghai; null for all
  public List<WrongMark> listOf(
      String script, @Nullable Integer edition, @Nullable YearMonth month, int limit) {
    return sql.sql(
            SELECT
                + """
                where script = :script and (cast(:edition as int) is null or edition = :edition)
                  and (cast(:month as text) is null
                    or to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM') = :month)
                order by at desc, id limit :limit
                """)
        .param("script", script)
        .param("edition", edition)
        .param("month", month == null ? null : month.toString())
        .param("limit", limit)
        .query(SqlWrongMarks::mark)
        .list();
  }

  /// Answers that the one who marked it has not seen yet, newest first.
  public List<WrongMark> listUnseen(String staff, int limit) {
    return sql.sql(
            SELECT
                + """
                where staff = ? and verdict is not null and seen_at is null
                order by answered_at desc limit ?
                """)
        .params(staff, limit)
        .query(SqlWrongMarks::mark)
        .list();
  }

  public void markSeen(String id, String staff, Instant at) {
    sql.sql(
            """
            update knowledge.wrong_mark set seen_at = coalesce(seen_at, ?)
            where id = ? and staff = ? and verdict is not null
            """)
        .params(SqlScripts.utc(at), id, staff)
        .update();
  }

  /// Orders that were answered with an edition, newest first: their citizens may have been told
  /// what is wrong.
  public List<String> listOrders(String script, int edition, int limit) {
    return sql.sql(
            """
            select order_id from knowledge.script_use
            where script = ? and edition = ? and order_id is not null
            group by order_id order by max(at) desc limit ?
            """)
        .params(script, edition, limit)
        .query((row, number) -> row.getString("order_id"))
        .list();
  }

  /// How many orders were answered with the edition that is marked.
  public int countOrders(WrongMark mark) {
    return sql.sql(
            """
            select count(distinct order_id) from knowledge.script_use
            where script = ? and edition = ?
            """)
        .params(mark.script(), mark.edition())
        .query(Integer.class)
        .single();
  }

  private static WrongMark mark(ResultSet row, int number) throws SQLException {
    return new WrongMark(
        row.getString("id"),
        row.getString("script"),
        row.getInt("edition"),
        row.getString("staff"),
        row.getString("call"),
        row.getString("why"),
        instant(row, "at"),
        answer(row));
  }

  private static WrongMark.@Nullable Answer answer(ResultSet row) throws SQLException {
    String verdict = row.getString("verdict");
    return verdict == null
        ? null
        : new WrongMark.Answer(
            WrongMark.Verdict.valueOf(verdict),
            row.getString("answer"),
            row.getString("answered_by"),
            instant(row, "answered_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
