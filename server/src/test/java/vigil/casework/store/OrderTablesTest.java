package vigil.casework.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.database.TestDatabase;

/// The database keeps the invariants by itself, whoever writes.
class OrderTablesTest {
  private static DataSource database;
  private static JdbcClient sql;

  @BeforeAll
  static void open() {
    database = TestDatabase.migrated("casework");
    sql = JdbcClient.create(database);
  }

  @BeforeEach
  void oneOrder() {
    sql.sql("delete from casework.assignment").update();
    sql.sql("delete from casework.title").update();
    sql.sql("delete from casework.due").update();
    sql.sql("delete from casework.work_order").update();
    SampleOrder.register(sql);
  }

  private static void refused(String rule, String statement) {
    var broken =
        assertThrows(DataIntegrityViolationException.class, () -> sql.sql(statement).update());
    assertTrue(String.valueOf(broken.getMessage()).contains(rule), broken::getMessage);
  }

  private static String part(String id, String role, String state) {
    return """
    insert into casework.assignment (id, order_id, place, round, unit, role, state, owed,
      live, assigned_at, sign_due, due, time_limit, legal_basis, directory_version, return_spent,
      attempts)
    values ('%s', 'order-1', 0, 1, 'd310115', '%s', '%s', true, true, now(), now(), now(), '5wd', '', '',
      false, '[]')
    """
        .formatted(id, role, state);
  }

  /// Else each such step would write all indexes of its row anew: also a partial index's condition
  /// counts.
  @Test
  void noIndexNamesAColumnThatEachStepChanges() {
    var named =
        sql.sql(
                """
                select distinct c.relname || ' names ' || a.attname
                from pg_depend d join pg_class c on c.oid = d.objid and c.relkind = 'i'
                join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                where d.refobjid in ('casework.work_order'::regclass, 'casework.assignment'::regclass)
                  and a.attname in ('version', 'state', 'citizen_due', 'dispatch_due',
                    'handle_due', 'callback_due', 'requests', 'callbacks', 'lapsed', 'attempts',
                    'signed_at', 'contact_due', 'interim_due', 'report')
                """)
            .query(String.class)
            .list();
    assertEquals(List.of(), named);
  }

  @Test
  void anOrderIsOpenExactlyAsItsStateSays() {
    refused("work_order_is_open_as_its_state_says", "update casework.work_order set open = false");
    refused(
        "work_order_is_open_as_its_state_says", "update casework.work_order set state = 'LOST'");
  }

  @Test
  void aMergedOrderHasItsParentAndIsNotItsOwn() {
    refused(
        "work_order_merged_has_its_parent",
        "update casework.work_order set state = 'MERGED', open = false");
    refused(
        "work_order_is_no_parent_of_itself",
        "update casework.work_order set state = 'MERGED', open = false, parent = id");
  }

  @Test
  void anOrderThatWaitsIsDueAndAClosedOneKnowsWhen() {
    refused("work_order_waiting_is_due", "update casework.work_order set dispatch_due = null");
    refused(
        "work_order_closed_knows_when",
        "update casework.work_order set state = 'CLOSED', open = false");
  }

  /// The reader of duplicates writes rows that name two orders while a merge holds both, each in
  /// its own order: none may wait for the other.
  @Test
  void whoeverDecidesOnAnOrderKeepsNobodyFromNamingIt() {
    var orders = new SqlOrders(new JdbcTemplate(database), (write, facts) -> false);
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    transaction.executeWithoutResult(_ -> {
      assertTrue(orders.lock("order-1").isPresent());
      try (var other = database.getConnection();
          var statement = other.createStatement()) {
        statement.execute("set lock_timeout = '2s'");
        assertEquals(1, statement.executeUpdate(part("a-1", "LEAD", "DISPATCHED")));
        statement.execute("reset lock_timeout");
      } catch (SQLException waited) {
        throw new AssertionError("it waits for whoever decides on the order", waited);
      }
    });
  }

  @Test
  void anOrderHasOneLead() {
    sql.sql(part("a-1", "LEAD", "DISPATCHED")).update();
    refused("assignment_one_lead", part("a-2", "LEAD", "DISPATCHED"));
    sql.sql(part("a-3", "ASSIST", "DISPATCHED")).update();
  }

  @Test
  void nothingIsReturnedUnsignedNorReportedWithoutAReport() {
    refused("assignment_signed_knows_when", part("a-1", "LEAD", "SIGNED"));
    sql.sql(part("a-2", "LEAD", "DISPATCHED")).update();
    refused(
        "assignment_returnable_once_signed",
        "update casework.assignment set state = 'RETURN_PENDING', signed_at = now()");
    refused(
        "assignment_reported_has_a_report",
        "update casework.assignment set state = 'REPORTED', signed_at = now()");
  }

  @Test
  void theSweepFindsWhatIsDueAndNothingElse() {
    sql.sql("insert into casework.due (order_id, next) values ('order-1', '2022-03-28T04:00:00Z')")
        .update();
    var orders = new SqlOrders(new JdbcTemplate(database), (write, facts) -> false);
    Instant due = Instant.parse("2022-03-28T04:00:00Z");
    assertEquals(List.of(), orders.listDue(due.minusMillis(1), 10));
    assertEquals(List.of("order-1"), orders.listDue(due, 10));
  }

  @Test
  void aTitleIsFoundByTwoCharacters() {
    String found =
        """
        select order_id from casework.title where bigrams @> casework.bigrams(?)
        """;
    sql.sql("insert into casework.title values ('order-1', casework.bigrams('血透出行'))").update();
    assertEquals(List.of("order-1"), sql.sql(found).param("血透").query(String.class).list());
    assertEquals(List.of(), sql.sql(found).param("黄码").query(String.class).list());
  }
}
