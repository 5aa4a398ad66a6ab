package vigil.casework.store;

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

/// Counts consultations. Cost: the orders since then, one aggregate.
@Repository
class SqlConsultations implements Consultations {
  private final JdbcClient sql;

  SqlConsultations(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public List<AskedCategory> countSince(Instant since) {
    return sql.sql(
            """
            select o.category, count(*) asked,
              count(*) filter (where o.state in ('ANSWERED', 'CLOSED', 'ARCHIVED')
                and not exists (select 1 from casework.assignment a where a.order_id = o.id)) at_once
            from casework.work_order o
            where o.type = 'CONSULTATION' and o.state <> 'DRAFT' and o.category is not null
              and o.registered_at >= ?
            group by o.category
            """)
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
                """
                select o.id from casework.work_order o
                where o.id = any(:orders) and exists (
                  select 1 from casework.work_order later
                  where (later.phone_hash in (o.phone_hash, o.contact_hash)
                      or later.contact_hash in (o.phone_hash, o.contact_hash))
                    and later.category = o.category and later.state <> 'DRAFT'
                    and later.registered_at > o.registered_at
                    and later.registered_at <= o.registered_at + make_interval(secs => :within))
                """)
            .param("orders", orders.toArray(String[]::new))
            .param("within", within.toSeconds())
            .query(String.class)
            .list());
  }
}
