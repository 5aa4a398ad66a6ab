package vigil.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.Appellants;
import vigil.casework.Order;
import vigil.casework.OrderState;
import vigil.city.AppealType;
import vigil.kernel.Masked;

/// Reads them by the orders' keys. Cost: one look into the primary key for each.
@Repository
class SqlAppellants implements Appellants {
  private final JdbcClient sql;

  SqlAppellants(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public List<Appellant> list(Collection<String> orders) {
    if (orders.size() > MOST) {
      throw new IllegalArgumentException("at most %d orders at once".formatted(MOST));
    }
    return sql.sql(
            """
            select id, number, state, channel, type, flags, contact_phone, calling, email
            from casework.work_order where id = any(?)
            """)
        .param(orders.toArray(String[]::new))
        .query(SqlAppellants::appellant)
        .list();
  }

  private static Appellant appellant(ResultSet row, int number) throws SQLException {
    List<String> flags = SqlValues.texts(row, "flags");
    String email = row.getString("email");
    return new Appellant(
        row.getString("id"),
        row.getString("number"),
        new Asked(
            OrderState.valueOf(row.getString("state")),
            Order.Channel.valueOf(row.getString("channel")),
            AppealType.valueOf(row.getString("type")),
            flags.contains(Order.Flag.ANONYMOUS.name()),
            flags.contains(Order.Flag.CONFIDENTIAL.name())),
        new Reach(
            OrderContents.masked(row.getString("contact_phone")),
            OrderContents.masked(row.getString("calling")),
            email == null || email.isBlank() ? null : Masked.text(email, 1)));
  }
}
