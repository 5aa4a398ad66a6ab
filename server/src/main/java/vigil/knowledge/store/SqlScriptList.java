package vigil.knowledge.store;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.identity.Staff;
import vigil.kernel.Cursor;
import vigil.knowledge.Script;

/// The list of scripts as one person reads them, each with how many orders it answered. Cost: by
/// newest, the uses of the scripts of a page; by answered, those of all, from two indexes
/// (`usage_of_orders`, `answer_of_scripts`).
@Repository
public class SqlScriptList {
  private final JdbcClient sql;
  private final SqlScripts scripts;

  SqlScriptList(JdbcClient sql, SqlScripts scripts) {
    this.sql = sql;
    this.scripts = scripts;
  }

  /// A script as a line of the list.
  ///
  /// @param answered orders that it answered in the last twelve months, each once; null for whom
  ///   some of them may accuse
  public record ListedScript(@JsonUnwrapped Script script, @Nullable Integer answered) {}

  /// Which scripts, and in what order; null leaves a question open.
  ///
  /// @param owing only scripts on which this unit's word is still missing
  /// @param isByAnswered those first that answered most; else the newest
  /// @param since orders answered from then on are counted
  /// @param isCounted false for whom some of the orders may accuse: the numbers are left out
  public record Filter(
      Script.@Nullable State state,
      @Nullable String owing,
      @Nullable String spike,
      boolean isByAnswered,
      boolean isCounted,
      Instant since) {}

  /// Where the page that ends with this script is continued.
  public static Cursor cursorAt(ListedScript last) {
    return Cursor.at(last.answered() == null ? 0 : last.answered(), last.script().id());
  }

  /// A page of the list.
  ///
  /// @param from where the page before ended
  public List<ListedScript> list(Filter filter, Staff who, @Nullable Cursor from, int limit) {
    return sql.sql(statement(filter))
        .params(SqlReadableScripts.reader(who))
        .param("state", filter.state() == null ? null : filter.state().name())
        .param("owing", filter.owing())
        .param("spike", filter.spike())
        .param("since", SqlScripts.utc(filter.since()))
        .param("answered", from == null ? null : Integer.valueOf(from.key().getFirst()))
        .param("before", from == null ? null : from.key().getLast())
        .param("limit", limit)
        .query((row, number) ->
            new ListedScript(
                scripts.script(row, number), filter.isCounted() ? row.getInt("answered") : null))
        .list();
  }

  private static String statement(Filter filter) {
    return """
    select %s, u.answered
    %s
    cross join lateral (
      select count(distinct order_id) as answered from knowledge.script_use
      where script = s.id and order_id is not null and at >= :since) u
    where (cast(:state as text) is null or r.state = :state)
      and (cast(:spike as text) is null or s.spike = :spike)
      and (cast(:owing as text) is null
        or (s.state = 'ASKED' and s.agreements @> jsonb_build_array(
          jsonb_build_object('unit', cast(:owing as text), 'answer', 'OWED'))))
      and (cast(:before as text) is null or %s)
    order by %s limit :limit
    """
        .formatted(
            SqlReadableScripts.COLUMNS,
            SqlReadableScripts.FROM,
            filter.isByAnswered()
                ? "(u.answered, s.id) < (cast(:answered as bigint), :before)"
                : "s.id < :before",
            filter.isByAnswered() ? "u.answered desc, s.id desc" : "s.id desc");
  }
}
