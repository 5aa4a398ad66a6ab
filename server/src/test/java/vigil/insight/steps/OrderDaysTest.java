package vigil.insight.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.casework.OrderFact;
import vigil.casework.life.SimulatedOrders;
import vigil.insight.rollup.Measure;
import vigil.kernel.Projection;
import vigil.kernel.database.TestDatabase;

/// The roll-ups of seeded worlds are what a full count over their orders gives, and a rebuild in
/// other batches leaves the same bytes.
class OrderDaysTest {
  private static JdbcClient sql;
  private static Projection reader;

  @BeforeAll
  static void open() {
    sql = JdbcClient.create(TestDatabase.migrated("insight"));
    reader = CountedWorld.reader(sql);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42, 20220328, 5, 6})
  void rollUpsEqualAFullCount(long seed) {
    var world = SimulatedOrders.of(seed);
    empty();
    take(world.facts(), new Random(seed), 40);
    assertEquals(written(new NaiveCount(world.orders(), world.facts(), null).rows()), stored());
  }

  /// The list shows an order where its facts leave it: resumed, recalled, returned or closed.
  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42, 20220328, 5, 6})
  void everyOrderIsListedWhereItStands(long seed) {
    var world = SimulatedOrders.of(seed);
    empty();
    take(world.facts(), new Random(seed), 40);
    var listed = new TreeMap<String, String>();
    sql.sql("select id, state, due from insight.order_seen")
        .query((row, number) -> {
          var due = row.getObject("due", java.time.OffsetDateTime.class);
          return listed.put(
              row.getString("id"),
              row.getString("state") + " " + (due == null ? null : due.toInstant()));
        })
        .list();
    var lived = new TreeMap<String, String>();
    world.orders().forEach(o -> lived.put(o.id(), o.state() + " " + o.dues().handle()));
    assertEquals(lived, listed);
  }

  @Test
  void theWorldsMeetEveryMeasure() {
    var met = EnumSet.noneOf(Measure.class);
    for (long seed : new long[] {1, 7, 42, 20220328, 5, 6, 8, 9, 10, 12, 13, 14}) {
      var world = SimulatedOrders.of(seed);
      new NaiveCount(world.orders(), world.facts(), null)
          .rows()
          .values()
          .forEach(measures -> met.addAll(measures.keySet()));
    }
    assertEquals(EnumSet.allOf(Measure.class), met);
  }

  @Test
  void aRebuildLeavesTheSameBytes() {
    var world = SimulatedOrders.of(11);
    empty();
    take(world.facts(), new Random(1), 7);
    String first = bytes();
    take(world.facts(), new Random(2), 500);
    assertEquals(first, bytes(), "facts that come again change nothing");
    empty();
    take(world.facts(), new Random(3), 300);
    assertEquals(first, bytes());
    assertTrue(first.lines().count() > 100, "much was counted");
  }

  private static void empty() {
    CountedWorld.empty(sql);
  }

  private static void take(List<OrderFact> facts, Random dice, int most) {
    for (int at = 0; at < facts.size(); ) {
      int until = Math.min(facts.size(), at + 1 + dice.nextInt(most));
      reader.read(CountedWorld.entries(facts.subList(at, until), at));
      at = until;
    }
  }

  private static String bytes() {
    var all = new StringBuilder();
    for (String table : List.of("order_trace", "order_share", "order_day", "order_seen", "cell")) {
      sql.sql("select t::text as line from insight." + table + " t order by 1")
          .query(String.class)
          .list()
          .forEach(line -> all.append(line).append('\n'));
    }
    return all.toString();
  }

  private static String written(Map<String, Map<Measure, Integer>> rows) {
    var all = new StringBuilder();
    rows.forEach((key, measures) -> all.append(key).append(' ').append(measures).append('\n'));
    return all.toString();
  }

  private static String stored() {
    var rows = new TreeMap<String, Map<Measure, Integer>>();
    sql.sql("select * from insight.order_day")
        .query((row, number) -> {
          var measures = new TreeMap<Measure, Integer>();
          for (Measure measure : Measure.values()) {
            if (row.getInt(measure.column()) != 0) {
              measures.put(measure, row.getInt(measure.column()));
            }
          }
          String key =
              String.join(
                  " ",
                  row.getString("pair"),
                  row.getString("day"),
                  row.getString("a"),
                  row.getString("b"));
          return rows.put(key, measures);
        })
        .list();
    return written(rows);
  }
}
