package vigil.casework.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.database.TestDatabase;

/// The overdue sweep costs what is due, not what is open: twenty thousand open orders, ten due.
class SweepCostTest {
  private static final int OPEN = 20_000;
  private static final int LATE = 10;
  private static final int BATCH = 200;
  private static final Instant NOW = Instant.parse("2022-03-28T04:00:00Z");

  private static JdbcClient sql;
  private static SqlOrders orders;

  @BeforeAll
  static void manyOrders() {
    var database = TestDatabase.migrated("casework");
    sql = JdbcClient.create(database);
    orders = new SqlOrders(new JdbcTemplate(database), (write, facts) -> false);
    sql.sql(
            """
            insert into casework.work_order (id, number, code_hash, version, state, open,
              round, channel, registered_at, registered_by, type, urgency, missing, flags, returns,
              citizen_due, dispatch_due, requests, callbacks, lapsed, title, description,
              customer_kind, threat, tags)
            select 'order-' || n, 'number-' || n, '\\x00', 2, 'PENDING_DISPATCH', true, 1,
              'PHONE', '2022-03-28T02:00:00Z', 'agent-1', 'HELP', 'NORMAL', '[]', '{}', 0,
              '2022-04-06T16:00:00Z', '2022-03-28T04:00:00Z', '[]', '[]',
              '[]', '血透出行', '', 'PERSON', false, '{}'
            from generate_series(1, ?) n
            """)
        .param(OPEN)
        .update();
    sql.sql(
            """
            insert into casework.due (order_id, next)
            select 'order-' || n, timestamptz '2022-03-28T04:00:00Z'
              + case when n <= ? then interval '-1 minute' else interval '1 minute' end
            from generate_series(1, ?) n
            """)
        .params(LATE, OPEN)
        .update();
    sql.sql("analyze casework.due").update();
    sql.sql("analyze casework.work_order").update();
  }

  @Test
  void theSweepReadsTheDueRowsByTheirIndexAndNoOther() {
    assertEquals(LATE, orders.listDue(NOW, BATCH).size());
    String plan =
        sql.sql("explain (analyze, format json) " + SqlOrders.DUE)
            .params(NOW.atOffset(java.time.ZoneOffset.UTC), BATCH)
            .query(String.class)
            .single();
    var scans = new ArrayList<JsonNode>();
    scans(JsonMapper.builder().build().readTree(plan).get(0).path("Plan"), scans);
    assertEquals(List.of("due_next", "work_order_pkey"), indexes(scans), plan);
    for (JsonNode scan : scans) {
      double read =
          (scan.path("Actual Rows").asDouble() + scan.path("Rows Removed by Filter").asDouble())
              * scan.path("Actual Loops").asDouble();
      assertTrue(read <= LATE, () -> "rows read: " + read + "\n" + plan);
    }
  }

  private static List<String> indexes(List<JsonNode> scans) {
    return scans.stream().map(scan -> scan.path("Index Name").asString("none")).sorted().toList();
  }

  private static void scans(JsonNode node, List<JsonNode> into) {
    if (node.path("Node Type").asString("").contains("Scan")) {
      into.add(node);
    }
    for (JsonNode below : node.path("Plans")) {
      scans(below, into);
    }
  }
}
