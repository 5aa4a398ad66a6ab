package vigil.casework.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vigil.kernel.database.TestDatabase;

/// Whether an order is a repeat costs what its telephone brought up before, not what its category
/// did; also in the first minutes of a city, when nobody has counted the table.
class RepeatCostTest {
  private static final Pattern PAGES = Pattern.compile("Buffers: shared hit=(\\d+)");

  /// Of two indexes, from the root to a leaf; the category's 2,000 orders fill hundreds.
  private static final int MOST_PAGES = 12;

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
      String look = "select casework.is_repeat('\\x01', null, '2022-01-01T00:00:00Z', '01010101')";
      sql.sql(look).query(Boolean.class).single(); // planned
      var cost =
          sql.sql("explain (analyze, buffers, costs off, timing off) " + look)
              .query(String.class)
              .list();
      int pages =
          cost.stream()
              .map(line -> PAGES.matcher(String.valueOf(line)))
              .filter(Matcher::find)
              .mapToInt(found -> Integer.parseInt(found.group(1)))
              .findFirst()
              .orElseThrow();
      assertTrue(pages <= MOST_PAGES, () -> cost.toString());
    }
  }
}
