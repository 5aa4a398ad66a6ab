package vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.casework.OrderTextMask;
import vigil.kernel.Projection;

/// Every table of the house is sorted in one place, `docs/projections.md`: what is told by facts,
/// what is made of them, what only finds things, what waits, what was given.
@ServerTest
class TablesTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z]+\\.[a-z_0-9]+)` \\| ([a-z]+) \\| (.*) \\|$");
  private static final Pattern NAME = Pattern.compile("^`([^`]+)`");
  private static final TreeSet<String> KINDS =
      new TreeSet<>(
          List.of("ledger", "decided", "projection", "witness", "index", "queue", "given"));

  @Autowired JdbcClient sql;
  @Autowired List<Projection> projections;

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(Path.of("../docs/projections.md"))).results().toList();
  }

  @Test
  void everyTableIsSorted() throws IOException {
    var sorted = new TreeSet<>(rows().stream().map(row -> row.group(1)).toList());
    var there =
        new TreeSet<>(
            sql.sql(
                    """
                    select schemaname || '.' || tablename from pg_tables
                    where schemaname not in ('pg_catalog', 'information_schema', 'public')
                      and tablename not like 'flyway_schema_history%'
                    """)
                .query(String.class)
                .list());
    assertEquals(there, sorted);
    assertEquals(sorted.size(), rows().size(), "each once");
    for (MatchResult row : rows()) {
      assertTrue(KINDS.contains(row.group(2)), row.group());
    }
  }

  @Test
  void aProjectionIsMadeByTheReaderThatIsNamed() throws IOException {
    var made = new TreeMap<String, String>();
    for (Projection projection : projections) {
      projection.tables().forEach(table -> made.put(table, projection.name()));
    }
    assertEquals(made, named("projection", made.keySet()));
    var found = new TreeMap<String, String>();
    for (Projection projection : projections) {
      projection.indexes().forEach(table -> found.put(table, projection.name()));
    }
    assertEquals(found, named("index", found.keySet()));
    assertNotEquals(Map.of(), made);
  }

  /// Tables of a kind, with the reader that makes them: all projections, the indexes given.
  private static Map<String, String> named(String kind, Set<String> given) throws IOException {
    var all = new TreeMap<String, String>();
    for (MatchResult row : rows()) {
      boolean isWanted = kind.equals("projection") || given.contains(row.group(1));
      if (row.group(2).equals(kind) && isWanted) {
        var name = NAME.matcher(row.group(3));
        all.put(row.group(1), name.find() ? name.group(1) : "nobody");
      }
    }
    return all;
  }

  /// A title's pieces are those of the title that stands in the order, as lists show it.
  @Test
  void theTitlesPiecesAreTheTitles() {
    assertEquals(
        List.of(),
        sql
            .sql("select number, title, name from casework.work_order where erased_at is null")
            .query((row, _) ->
                Map.entry(
                    row.getString("number"),
                    OrderTextMask.findable(row.getString("title"), row.getString("name"))))
            .list()
            .stream()
            .filter(order -> !isFoundBy(order.getKey(), order.getValue()))
            .map(Map.Entry::getKey)
            .toList());
  }

  private boolean isFoundBy(String number, String words) {
    return sql.sql(
            """
            select exists (select from casework.work_order o
              join casework.title t on t.order_id = o.id
              where o.number = ? and t.bigrams = casework.bigrams(?))
            """)
        .params(number, words)
        .query(Boolean.class)
        .single();
  }
}
