package vigil.insight.store;

import java.time.Instant;
import java.util.Collection;
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

  /// Calls as a batch of facts leaves them: a statement for those that arrived in it, and one for
  /// what it tells of earlier ones. Of two times told the first stays.
  public void saveCalls(Collection<CallTrace> calls) {
    write(
        """
        insert into insight.call_seen as c
          (id, at, queued_at, answered_at, ended_at, reason, talk_millis, written_at)
        select t.* from\
        """,
        calls.stream().filter(call -> call.at() != null).toList(),
        """
         on conflict (id) do update set
          queued_at = coalesce(c.queued_at, excluded.queued_at),
          answered_at = coalesce(c.answered_at, excluded.answered_at),
          ended_at = coalesce(excluded.ended_at, c.ended_at),
          reason = coalesce(excluded.reason, c.reason),
          talk_millis = coalesce(excluded.talk_millis, c.talk_millis),
          written_at = coalesce(c.written_at, excluded.written_at)
        """);
    write(
        """
        update insight.call_seen c set
          queued_at = coalesce(c.queued_at, t.queued_at),
          answered_at = coalesce(c.answered_at, t.answered_at),
          ended_at = coalesce(t.ended_at, c.ended_at),
          reason = coalesce(t.reason, c.reason),
          talk_millis = coalesce(t.talk_millis, c.talk_millis),
          written_at = coalesce(c.written_at, t.written_at)
        from\
        """,
        calls.stream().filter(call -> call.at() == null).toList(),
        " where c.id = t.id");
  }

  private void write(String before, List<CallTrace> calls, String after) {
    if (calls.isEmpty()) {
      return;
    }
    String rows =
        """
         unnest(?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
          ?::timestamptz[], ?::text[], ?::bigint[], ?::timestamptz[])
          t (id, at, queued_at, answered_at, ended_at, reason, talk_millis, written_at)\
        """;
    sql.sql(before + rows + after)
        .params(
            column(calls, CallTrace::call),
            column(calls, CallTrace::at),
            column(calls, CallTrace::queuedAt),
            column(calls, CallTrace::answeredAt),
            column(calls, call -> call.end() == null ? null : call.end().at()),
            column(calls, call -> call.end() == null ? null : call.end().reason()),
            column(calls, call -> call.end() == null ? null : call.end().talkMillis()),
            column(calls, CallTrace::writtenAt))
        .update();
  }

  private static @Nullable String[] column(
      List<CallTrace> calls, Function<CallTrace, ? extends @Nullable Object> of) {
    return calls.stream()
        .map(call -> {
          Object value = of.apply(call);
          return value == null ? null : value.toString();
        })
        .toArray(String[]::new);
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
