package vigil.bench.api;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What the database holds, asked behind the server's back.
final class DatabaseInspector {
  private static final long PATIENCE_NANOS = 180_000_000_000L;
  private static final long LOOK_NANOS = 200_000_000L;

  private final DataSource database;
  private final JdbcClient sql;

  DatabaseInspector(DataSource database) {
    this.database = database;
    sql = JdbcClient.create(database);
  }

  /// Orders of this load by the mark that their titles end with.
  Map<String, Long> ordersByMark(String name) {
    var found = new TreeMap<String, Long>();
    sql.sql(
            """
            select right(title, ?), count(*) from casework.work_order
            where title like '% ' || ? || '%' group by 1
            """)
        .params(name.length() + 6, name)
        .query(row -> {
          found.put(row.getString(1), row.getLong(2));
        });
    return found;
  }

  /// Kinds of facts that an order has more than one of; a life of this load has one of each.
  List<String> factsTwice() {
    return sql.sql(
            """
            select f.subject || ' ' || f.kind from kernel.fact f
            where f.kind like 'casework.%' and f.subject in (select id from casework.work_order)
            group by f.subject, f.kind having count(*) > 1
            """)
        .query((row, n) -> row.getString(1))
        .list();
  }

  /// Acknowledged and not there: no fact of that version, or an order that stands before it.
  List<LoadLife.AcknowledgedStep> lost(List<LoadLife.AcknowledgedStep> acknowledged) {
    return acknowledged.stream()
        .filter(one ->
            !sql.sql(
                    """
                    select exists (select from kernel.fact where subject = ? and version = ?)
                      and exists (select from casework.work_order where id = ? and version >= ?)
                    """)
                .params(one.order(), one.version(), one.order(), one.version())
                .query(Boolean.class)
                .single())
        .toList();
  }

  /// Orders whose row is not at the version of their last fact.
  List<String> apart() {
    return sql.sql(
            """
            select o.id from casework.work_order o
            join (select subject, max(version) v from kernel.fact group by subject) f
              on f.subject = o.id
            where f.v <> o.version
            """)
        .query((row, n) -> row.getString(1))
        .list();
  }

  long open() {
    return count("select count(*) from casework.work_order where state <> 'CLOSED'");
  }

  long count(String query) {
    return sql.sql(query).query(Long.class).single();
  }

  /// Every reader has read to the head of the ledger.
  void awaitReaders() {
    await(
        "the readers",
        () ->
            count(
                    "select count(*) from kernel.reader where seq < (select max(seq) from kernel.fact)")
                == 0);
  }

  void awaitDeliveries() {
    await(
        "the messages",
        () -> count("select count(*) from messaging.delivery where state = 'WAITING'") == 0);
  }

  List<String> sent() {
    return sql.sql("select id from messaging.delivery where state = 'SENT'")
        .query((row, n) -> row.getString(1))
        .list();
  }

  /// The projections' rows as text.
  String figures() {
    var all = new StringBuilder();
    for (String table : List.of("insight.order_day", "insight.order_trace", "audit.link")) {
      all.append(
          sql.sql(
                  "select coalesce(string_agg(md5(t::text), '' order by t::text), '') from "
                      + table
                      + " t")
              .query((row, n) -> row.getString(1))
              .single());
    }
    return all.toString();
  }

  /// Empties the projections and sets their readers back: the ledger alone makes them again.
  void rebuild() {
    new TransactionTemplate(new JdbcTransactionManager(database))
        .executeWithoutResult(_ -> {
          sql.sql("select from kernel.reader where name in ('insight.orders', 'audit') for update")
              .query()
              .listOfRows();
          sql.sql(
                  """
                  truncate insight.order_trace, insight.order_share, insight.order_day, audit.link
                  """)
              .update();
          sql.sql("update kernel.reader set seq = 0 where name in ('insight.orders', 'audit')")
              .update();
        });
  }

  static void await(String what, BooleanSupplier there) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!there.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Waited for " + what + " in vain");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
