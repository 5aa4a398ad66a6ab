package vigil.knowledge.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who has seen and used which edition.
@Repository
public class SqlUsage {
  private final JdbcClient sql;

  SqlUsage(JdbcClient sql) {
    this.sql = sql;
  }

  /// How a script fares.
  ///
  /// @param acknowledged agents who have seen the published edition
  /// @param used orders that it answered, and callers who were answered without one
  public record Tally(int acknowledged, int used, int wrong) {}

  /// Keeps it; saying it twice is saying it once.
  ///
  /// @return false when it was said before
  public boolean acknowledge(String script, int edition, String staff, Instant at) {
    return sql.sql(
                "insert into knowledge.acknowledgement values (?, ?, ?, ?) on conflict do nothing")
            .params(script, edition, staff, SqlScripts.utc(at))
            .update()
        == 1;
  }

  public void insertUse(
      String id,
      String script,
      int edition,
      String kind,
      String staff,
      @Nullable String order,
      @Nullable String note,
      Instant at) {
    sql.sql("insert into knowledge.usage values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(id, script, edition, kind, staff, order, note, SqlScripts.utc(at)))
        .update();
  }

  public Tally tally(String script) {
    return sql.sql(
            """
            select
              (select count(*) from knowledge.acknowledgement a
                join knowledge.script s on s.id = a.script and s.published_edition = a.edition
                where a.script = :script) as acknowledged,
              (select count(distinct coalesce(order_id, id)) from knowledge.script_use
                where script = :script) as used,
              (select count(*) from knowledge.wrong_mark where script = :script) as wrong
            """)
        .param("script", script)
        .query(Tally.class)
        .single();
  }

  /// Which of these orders were answered with it.
  public Set<String> listAnswered(String script, Collection<String> orders) {
    return Set.copyOf(
        sql.sql(
                """
                select distinct order_id from knowledge.script_use
                where script = ? and order_id = any(?)
                """)
            .params(script, orders.toArray(String[]::new))
            .query((row, number) -> row.getString("order_id"))
            .list());
  }

  /// Published scripts that hold on a day and that this member of staff has not acknowledged,
  /// newest first; one is new from the day on which it holds.
  public List<String> listUnacknowledged(String staff, LocalDate day, Instant since, int limit) {
    return sql.sql(
            """
            select s.id from knowledge.script s
            join knowledge.edition e on e.script = s.id and e.edition = s.published_edition
            cross join lateral (select (e.text ->> 'validFrom')::date as first,
              (e.text ->> 'validTo')::date as last) valid
            cross join lateral (select greatest(s.published_at,
              valid.first::timestamp at time zone 'Asia/Shanghai') as at) news
            where news.at >= :since
              and (valid.first is null or valid.first <= :day)
              and (valid.last is null or valid.last >= :day)
              and not exists (select 1 from knowledge.acknowledgement a
                where a.script = s.id and a.edition = s.published_edition and a.staff = :staff)
            order by news.at desc limit :limit
            """)
        .param("since", SqlScripts.utc(since))
        .param("day", day)
        .param("staff", staff)
        .param("limit", limit)
        .query((row, number) -> row.getString("id"))
        .list();
  }
}
