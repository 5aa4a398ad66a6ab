package vigil.insight.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.insight.rollup.OrderCounts;

/// Orders and calls as the figures and their lists need them.
@Repository
public class SqlCountedRows {
  private final JdbcClient sql;

  public SqlCountedRows(JdbcClient sql) {
    this.sql = sql;
  }

  /// The orders' rows as their facts leave them.
  ///
  /// @param topics what each counts for
  public void save(List<OrderCounts> orders, Function<OrderCounts, List<String>> topics) {
    sql.sql(
            """
            insert into insight.order_seen
              (id, number, at, channel, type, category, district, topics, state, due, late_from,
               is_scored, closed_at, contact)
            select id, number, at, channel, type, category, district,
              string_to_array(topics, ','), state, due, late_from, is_scored, closed_at,
              contact
            from unnest(:ids, :numbers, :at::timestamptz[], :channels, :types, :categories,
                :districts, :topics, :states, :due::timestamptz[], :lateFrom::timestamptz[],
                :scored, :closedAt::timestamptz[], :contacts)
              as t (id, number, at, channel, type, category, district, topics, state, due,
                late_from, is_scored, closed_at, contact)
            on conflict (id) do update set
              type = excluded.type, category = excluded.category, district = excluded.district,
              topics = excluded.topics, state = excluded.state, due = excluded.due,
              late_from = excluded.late_from, is_scored = excluded.is_scored,
              closed_at = excluded.closed_at
            """)
        .param("ids", texts(orders, OrderCounts::order))
        .param("numbers", texts(orders, trace -> trace.origin().number()))
        .param("at", texts(orders, trace -> trace.origin().at().toString()))
        .param("channels", texts(orders, trace -> trace.origin().channel()))
        .param("types", texts(orders, trace -> trace.subject().type()))
        .param("categories", texts(orders, trace -> trace.subject().category()))
        .param("districts", texts(orders, trace -> trace.subject().district()))
        .param("topics", texts(orders, trace -> String.join(",", topics.apply(trace))))
        .param("states", texts(orders, trace -> trace.standing().state().name()))
        .param("due", texts(orders, trace -> text(trace.standing().due())))
        .param("lateFrom", texts(orders, trace -> text(trace.lateFrom())))
        .param("scored", orders.stream().map(OrderCounts::isScored).toArray(Boolean[]::new))
        .param("closedAt", texts(orders, trace -> text(trace.result().closedAt())))
        .param("contacts", texts(orders, trace -> trace.origin().contact()))
        .update();
  }

  private static @Nullable String[] texts(
      List<OrderCounts> orders, Function<OrderCounts, ? extends @Nullable String> of) {
    return orders.stream().map(of).toArray(String[]::new);
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  /// The order that a call owed is written: its after-call work is over.
  public void callWritten(String call, Instant at) {
    sql.sql("update insight.call_seen set written_at = ? where id = ? and written_at is null")
        .params(SqlSensing.utc(at), call)
        .update();
  }

  public void callArrived(String call, Instant at) {
    sql.sql("insert into insight.call_seen (id, at) values (?, ?) on conflict do nothing")
        .params(call, SqlSensing.utc(at))
        .update();
  }

  /// Greeting and keys are over: from here on the caller waits for a person.
  public void callQueued(String call, Instant at) {
    sql.sql("update insight.call_seen set queued_at = coalesce(queued_at, ?) where id = ?")
        .params(SqlSensing.utc(at), call)
        .update();
  }

  public void callAnswered(String call, Instant at) {
    sql.sql("update insight.call_seen set answered_at = coalesce(answered_at, ?) where id = ?")
        .params(SqlSensing.utc(at), call)
        .update();
  }

  public void callEnded(String call, Instant at, String reason, long talkMillis) {
    OffsetDateTime when = SqlSensing.utc(at);
    sql.sql("update insight.call_seen set ended_at = ?, reason = ?, talk_millis = ? where id = ?")
        .params(when, reason, talkMillis, call)
        .update();
  }

  /// Tries that became no call, a row each: over before they began.
  public void triesLost(String tries, Instant at, int refused, int cancelled) {
    sql.sql(
            """
            insert into insight.call_seen (id, at, ended_at, reason)
            select :tries || '/' || n, :at, :at,
              case when n <= :refused then 'REFUSED' else 'CANCELLED' end
            from generate_series(1, :refused + :cancelled) n
            on conflict do nothing
            """)
        .param("tries", tries)
        .param("at", SqlSensing.utc(at))
        .param("refused", refused)
        .param("cancelled", cancelled)
        .update();
  }
}
