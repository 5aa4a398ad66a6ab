package vigil.casework.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vigil.kernel.database.TestDatabase;

/// Whether an order is a repeat costs what its telephone brought up before, not what its category
/// did; also in the first minutes of a city, when nobody has counted the table.
class RepeatCostTest {
  @Test
  void theOrdersOfTheTelephoneAreReadByTheirIndex() throws SQLException {
    var database = TestDatabase.migrated("casework");
    try (var connection = database.getConnection()) {
      var sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      sql.sql(
              """
              insert into casework.work_order (id, number, code_hash, version, state, open,
                round, channel, registered_at, registered_by, type, urgency, category, missing,
                flags, returns, citizen_due, dispatch_due, requests, callbacks, lapsed, title,
                description, customer_kind, threat, tags, phone_hash)
              select 'order-' || n, 'number-' || n, '\\x00', 2, 'PENDING_DISPATCH', true, 1,
                'PHONE', '2022-03-28T02:00:00Z', 'agent-1', 'HELP', 'NORMAL', '01010101', '[]',
                '{}', 0, '2022-04-06T16:00:00Z', '2022-03-28T04:00:00Z', '[]', '[]', '[]',
                '血透出行', '', 'PERSON', false, '{}', sha256(n::text::bytea)
              from generate_series(1, 2000) n
              """)
          .update();
      sql.sql("set plan_cache_mode = force_generic_plan").update();
      sql.sql(
              "prepare novelty (bytea, bytea, timestamptz, bytea, bytea, timestamptz, text) as "
                  + numbered(SqlOrders.NOVELTY))
          .update();
      String plan =
          String.join(
              "\n",
              sql.sql(
                      "explain execute novelty ('\\x01', null, '2022-01-01T00:00:00Z',"
                          + " '\\x01', null, '2022-01-01T00:00:00Z', '01010101')")
                  .query(String.class)
                  .list());
      assertTrue(plan.contains("work_order_by_phone"), plan);
      assertTrue(plan.contains("work_order_by_contact"), plan);
      assertFalse(plan.contains("work_order_by_category"), plan);
    }
  }

  private static String numbered(String statement) {
    String text = statement;
    for (int n = 1; text.contains("?"); n++) {
      text = text.replaceFirst("\\?", "\\$" + n);
    }
    return text;
  }
}
