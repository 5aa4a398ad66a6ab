package vigil.knowledge.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How every published script fares, in two statements: 2,000 scripts are some milliseconds.
@Repository
public class SqlScriptReview {
  private final JdbcClient sql;

  SqlScriptReview(JdbcClient sql) {
    this.sql = sql;
  }

  /// A published script and what became of it.
  public record Row(
      String script,
      int edition,
      String title,
      @Nullable String titleEn,
      @Nullable LocalDate validTo,
      Instant publishedAt,
      Tally tally) {}

  /// Of all its editions.
  public record Tally(int used, @Nullable Instant usedAt, int wrongMarks) {}

  public List<Row> list() {
    return sql.sql(
            """
            select s.id, s.published_edition, s.published_at, e.text ->> 'title' as title,
              e.text ->> 'titleEn' as title_en, e.text ->> 'validTo' as valid_to,
              coalesce(u.used, 0) as used, u.used_at, coalesce(w.marks, 0) as marks
            from knowledge.script s
            join knowledge.edition e on e.script = s.id and e.edition = s.published_edition
            left join (
              select script, count(distinct coalesce(order_id, id)) as used, max(at) as used_at
              from knowledge.script_use group by script) u on u.script = s.id
            left join (select script, count(*) as marks
              from knowledge.wrong_mark where verdict is null group by script) w on w.script = s.id
            """)
        .query((row, number) -> {
          String validTo = row.getString("valid_to");
          var usedAt = row.getObject("used_at", OffsetDateTime.class);
          return new Row(
              row.getString("id"),
              row.getInt("published_edition"),
              row.getString("title"),
              row.getString("title_en"),
              validTo == null ? null : LocalDate.parse(validTo),
              row.getObject("published_at", OffsetDateTime.class).toInstant(),
              new Tally(
                  row.getInt("used"),
                  usedAt == null ? null : usedAt.toInstant(),
                  row.getInt("marks")));
        })
        .list();
  }

  /// The newest orders that the published edition of each script answered, each once.
  ///
  /// @param most of one script
  public Map<String, List<String>> listAnswered(int most) {
    Map<String, List<String>> all = new HashMap<>();
    sql.sql(
            """
            select s.id, u.order_id from knowledge.script s
            cross join lateral (
              select order_id, max(at) as at from knowledge.script_use
              where script = s.id and edition = s.published_edition
                and order_id is not null
              group by order_id order by max(at) desc limit ?) u
            """)
        .param(most)
        .query(row -> {
          all.computeIfAbsent(row.getString("id"), _ -> new ArrayList<>())
              .add(row.getString("order_id"));
        });
    return all;
  }
}
