package vigil.casework.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vigil.kernel.database.TestDatabase;

/// A list's statement is planned for what is asked, however often it was asked before.
class ReplanningJdbcTest {
  private static final String ASK = "select cast(? as int)";
  private static final String PREPARED =
      "select count(*) from pg_prepared_statements where statement like 'select cast($1 as int)%'";

  @Test
  void noPlanIsKeptForTheNextAsker() {
    String eager = TestDatabase.freshUrl() + "&prepareThreshold=1";
    try (var one = new SingleConnectionDataSource(eager, true)) {
      var counted = new JdbcTemplate(one);
      ask(new ReplanningJdbc(one));
      assertEquals(0, counted.queryForObject(PREPARED, Integer.class));
      ask(counted);
      assertEquals(1, counted.queryForObject(PREPARED, Integer.class));
    }
  }

  private static void ask(JdbcTemplate lists) {
    for (int n = 0; n < 7; n++) {
      assertEquals(n, lists.queryForObject(ASK, Integer.class, n));
    }
  }
}
