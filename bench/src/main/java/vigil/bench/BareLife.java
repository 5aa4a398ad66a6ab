package vigil.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What an order's life costs this machine at the least: one read of an order with its part, and
/// nine times the one conditional write of order and fact, every other time with part and due times
/// as in a life, each committed with fsync, by bare JDBC. No rule is asked, no JSON made, no index
/// entry of a new order written.
final class BareLife {
  private static final int STEPS = 9;
  private static final int ORDERS = 200;

  private static final String READ =
      """
      select o.*, a.* from casework.work_order o
      left join casework.assignment a on a.order_id = o.id
      where o.id = ? order by a.place
      """;
  private static final String WRITE =
      """
      with kept as (
        update casework.work_order set version = version + 1, handle_due = ?
        where id = ? and version = ? returning version),
      due as (update casework.due d set next = ? from kept where d.order_id = ? and ?),
      part as (update casework.assignment a set signed_at = ? from kept where a.id = ? and ?)
      insert into kernel.fact (at, kind, subject, version, body)
      select ?, 'bench.Stepped', ?, version, cast(? as jsonb) from kept
      """;

  /// As long as casework's own facts are.
  private static final String BODY =
      """
      {"on":{"order":"0198a2b3-0000-7000-8000-000000000000","at":"2026-11-25T10:00:00.123456Z",
      "by":"handler-310115","from":"IN_HANDLING"},"version":5,
      "assignment":"0198a2b3-0000-7000-8000-000000000001","unit":"d310115"}
      """;

  private record OrderIds(String order, String part) {}

  private final DataSource database;
  private final List<OrderIds> orders;
  private final AtomicInteger next = new AtomicInteger();

  /// @param database with orders that were led to their end
  BareLife(DataSource database) {
    this.database = database;
    orders =
        JdbcClient.create(database)
            .sql(
                """
                select o.id, a.id as part from casework.work_order o
                join casework.assignment a on a.order_id = o.id
                order by o.registered_at desc limit ?
                """)
            .param(ORDERS)
            .query((row, n) -> new OrderIds(row.getString("id"), row.getString("part")))
            .list();
  }

  void live(int n) {
    OrderIds known = orders.get(next.getAndIncrement() % ORDERS);
    try (Connection connection = database.getConnection()) {
      int version = version(connection, known);
      for (int step = 0; step < STEPS; step++) {
        write(connection, known, version + step, step % 2 == 0);
      }
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static int version(Connection connection, OrderIds known) throws SQLException {
    try (PreparedStatement read = connection.prepareStatement(READ)) {
      read.setString(1, known.order());
      try (var row = read.executeQuery()) {
        row.next();
        return row.getInt("version");
      }
    }
  }

  private static void write(Connection connection, OrderIds known, int version, boolean withPart)
      throws SQLException {
    var now = OffsetDateTime.now(java.time.ZoneOffset.UTC);
    var due = now.plusDays(1); // no sweep has work from it
    try (PreparedStatement write = connection.prepareStatement(WRITE)) {
      List<Object> values =
          List.of(
              due,
              known.order(),
              version,
              due,
              known.order(),
              withPart,
              now,
              known.part(),
              withPart,
              now,
              known.order(),
              BODY);
      for (int i = 0; i < values.size(); i++) {
        write.setObject(i + 1, values.get(i));
      }
      write.executeUpdate();
    }
  }
}
