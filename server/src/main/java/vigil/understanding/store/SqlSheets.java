package vigil.understanding.store;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vigil.understanding.life.sheet.Sheet;
import vigil.understanding.life.sheet.Sheet.State;

/// Sheets of sampled recordings, and the words that people wrote on them.
@Repository
public class SqlSheets {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What people write on a sheet.
  public enum SheetWords {
    NOTE,
    GROUND,
    DECISION
  }

  private final JdbcClient sql;

  public SqlSheets(JdbcClient sql) {
    this.sql = sql;
  }

  /// Keeps a fresh one.
  ///
  /// @return whether the call was not drawn before
  public boolean insert(Sheet sheet) {
    var sample = sheet.sample();
    return sql.sql(
                """
                insert into understanding.sheet (call, agent, day, state, version, body)
                values (?, ?, ?, ?, ?, cast(? as jsonb)) on conflict (call) do nothing
                """)
            .params(
                sheet.call(),
                sample.agent(),
                sample.day(),
                sheet.state().name(),
                sheet.version(),
                JSON.writeValueAsString(sheet))
            .update()
        == 1;
  }

  public void save(Sheet sheet) {
    sql.sql(
            """
            update understanding.sheet set state = ?, version = ?, body = cast(? as jsonb)
            where call = ?
            """)
        .params(sheet.state().name(), sheet.version(), JSON.writeValueAsString(sheet), sheet.call())
        .update();
  }

  public Optional<Sheet> find(String call) {
    return sheets("call = ?", call).stream().findFirst();
  }

  /// The same, held until the transaction ends.
  public Optional<Sheet> lock(String call) {
    return sheets("call = ? for update", call).stream().findFirst();
  }

  /// The oldest first.
  ///
  /// @param after the cursor: day and call of the last one
  public List<Sheet> list(
      List<State> states, @Nullable LocalDate afterDay, String after, int most) {
    return sheets(
        "state = any(?) and (day, call) > (?, ?) order by day, call limit ?",
        states.stream().map(State::name).toArray(String[]::new),
        afterDay == null ? LocalDate.EPOCH : afterDay,
        after,
        most);
  }

  /// What lies before an agent, the newest first.
  public List<Sheet> listCoached(String agent, int most) {
    return sheets(
        """
        agent = ? and state in ('COACHED', 'ACKNOWLEDGED', 'OBJECTED', 'KEPT', 'WITHDRAWN')
        order by day desc, call desc limit ?
        """,
        agent,
        most);
  }

  /// Those that two have read, of calls from a day on.
  public List<Sheet> listReadByTwo(LocalDate from, int most) {
    return sheets(
        "day >= ? and state not in ('OPEN', 'HALF_READ') order by day desc, call limit ?",
        from,
        most);
  }

  private List<Sheet> sheets(String where, Object... values) {
    return sql.sql("select body from understanding.sheet where " + where)
        .params(values)
        .query((row, n) -> JSON.readValue(row.getString("body"), Sheet.class))
        .list();
  }

  /// How many of each agent are of the days from the first one to before the last.
  public Map<String, Integer> count(LocalDate from, LocalDate before) {
    Map<String, Integer> counts = new HashMap<>();
    sql.sql(
            """
            select agent, count(*) as n from understanding.sheet where day >= ? and day < ?
            group by agent
            """)
        .params(from, before)
        .query(row -> {
          counts.put(row.getString("agent"), row.getInt("n"));
        });
    return counts;
  }

  public void saveWords(String call, SheetWords kind, String words) {
    sql.sql("insert into understanding.sheet_words (call, kind, words) values (?, ?, ?)")
        .params(call, kind.name(), words)
        .update();
  }

  public Map<SheetWords, String> findWords(String call) {
    var words = new EnumMap<SheetWords, String>(SheetWords.class);
    sql.sql("select kind, words from understanding.sheet_words where call = ?")
        .param(call)
        .query(row -> {
          words.put(SheetWords.valueOf(row.getString("kind")), row.getString("words"));
        });
    return words;
  }

  /// What people wrote may name whom an erasure is about.
  public void eraseWords(String call) {
    sql.sql("delete from understanding.sheet_words where call = ?").param(call).update();
  }
}
