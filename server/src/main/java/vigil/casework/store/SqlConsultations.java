package vigil.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.Consultations;
import vigil.casework.Order.CallbackResult;
import vigil.casework.OrderResult;
import vigil.casework.OrderResult.Ending;
import vigil.casework.OrderState;

/// Counts consultations. Cost: the orders since then, one aggregate.
@Repository
class SqlConsultations implements Consultations {
  /// Over without a part of any unit.
  private static final String AT_ONCE =
      """
      (o.state in ('ANSWERED', 'CLOSED', 'ARCHIVED')
        and not exists (select 1 from casework.assignment a where a.order_id = o.id))
      """;

  /// The same number brought up the same category within `:within` seconds. Asked of each index by
  /// itself: of both at once the table may be read from end to end.
  private static final String ASKED_AGAIN =
      """
      (exists (select from casework.work_order later
          where later.phone_hash in (o.phone_hash, o.contact_hash) and %1$s)
        or exists (select from casework.work_order later
          where later.contact_hash in (o.phone_hash, o.contact_hash) and %1$s))
      """
          .formatted(
              """
              later.category = o.category and later.state <> 'DRAFT'
                and later.registered_at > o.registered_at
                and later.registered_at <= o.registered_at + make_interval(secs => :within)
              """);

  private final JdbcClient sql;

  SqlConsultations(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public List<AskedCategory> countSince(Instant since) {
    return sql.sql(
            """
            select o.category, count(*) asked,
              count(*) filter (where %s) at_once
            from casework.work_order o
            where o.type = 'CONSULTATION' and o.state <> 'DRAFT' and o.category is not null
              and o.registered_at >= ?
            group by o.category
            """
                .formatted(AT_ONCE))
        .param(since.atOffset(ZoneOffset.UTC))
        .query((row, number) ->
            new AskedCategory(
                row.getString("category"), row.getInt("asked"), row.getInt("at_once")))
        .list();
  }

  @Override
  public Set<String> listAskedAgain(Collection<String> orders, Duration within) {
    return new TreeSet<>(
        sql.sql(
                "select o.id from casework.work_order o where o.id = any(:orders) and "
                    + ASKED_AGAIN)
            .param("orders", orders.toArray(String[]::new))
            .param("within", within.toSeconds())
            .query(String.class)
            .list());
  }

  @Override
  public List<OrderResult> listResults(Collection<String> orders, Duration within) {
    return sql.sql(
            """
            select o.id, o.number, o.registered_at, o.state, o.category, o.district,
              %s as at_once, %s as asked_again,
              (select c.said ->> 'result'
                from jsonb_array_elements(o.callbacks) with ordinality c(said, place)
                where c.said ->> 'result' <> 'UNREACHABLE' order by c.place desc limit 1) as heard
            from casework.work_order o where o.id = any(:orders)
            """
                .formatted(AT_ONCE, ASKED_AGAIN))
        .param("orders", orders.toArray(String[]::new))
        .param("within", within.toSeconds())
        .query(SqlConsultations::result)
        .list();
  }

  private static OrderResult result(ResultSet row, int number) throws SQLException {
    String heard = row.getString("heard");
    return new OrderResult(
        row.getString("id"),
        row.getString("number"),
        SqlValues.always(row, "registered_at"),
        OrderState.valueOf(row.getString("state")),
        row.getString("category"),
        row.getString("district"),
        new Ending(
            row.getBoolean("at_once"),
            row.getBoolean("asked_again"),
            heard == null ? null : CallbackResult.valueOf(heard)));
  }
}
