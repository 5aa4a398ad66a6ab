package vigil.knowledge.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.knowledge.life.ScriptFigureRules.Marked;

/// Which orders a script answered. Cost: its uses since then, read from two indexes
/// (`usage_of_orders`, `answer_of_scripts`).
@Repository
public class SqlAnsweredOrders {
  private final JdbcClient sql;

  SqlAnsweredOrders(JdbcClient sql) {
    this.sql = sql;
  }

  /// The last use of a script for an order.
  public record LastUse(String order, int edition, Instant at) {}

  /// The orders that a script answered, each once, the newest first.
  public List<LastUse> list(String script, Instant since, int most) {
    return sql.sql(
            """
            select order_id, edition, at from (
              select distinct on (order_id) order_id, edition, at from knowledge.script_use
              where script = ? and order_id is not null and at >= ?
              order by order_id, at desc) last_use
            order by at desc, order_id desc limit ?
            """)
        .params(script, SqlScripts.utc(since), most)
        .query((row, number) ->
            new LastUse(
                row.getString("order_id"),
                row.getInt("edition"),
                row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /// What agents said is wrong in a script, the newest first.
  public List<Marked> listMarks(String script, Instant since, int most) {
    return sql.sql(
            """
            select edition, at from knowledge.wrong_mark where script = ? and at >= ?
            order by at desc limit ?
            """)
        .params(script, SqlScripts.utc(since), most)
        .query((row, number) ->
            new Marked(
                row.getInt("edition"), row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
