package vigil.casework.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
}
