package vigil.insight.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Orders and calls as the figures need them.
@Repository
public class SqlSeen {
  private final JdbcClient sql;

  SqlSeen(JdbcClient sql) {
    this.sql = sql;
  }

  /// What an order is about.
  public record About(
      @Nullable String type,
      @Nullable String category,
      @Nullable String district,
      List<String> topics) {
    public About {
      topics = List.copyOf(topics);
    }
  }

  public void registered(
      String order,
      @Nullable String number,
      Instant at,
      @Nullable String channel,
      @Nullable String contact) {
    sql.sql(
            """
            insert into insight.order_seen (id, number, at, channel, contact, state)
            values (?, ?, ?, ?, ?, 'DRAFT') on conflict (id) do nothing
            """)
        .params(Arrays.asList(order, number, SqlSensing.utc(at), channel, contact))
        .update();
    if (contact != null) {
      sql.sql("update insight.call_seen set written_at = ? where id = ? and written_at is null")
          .params(SqlSensing.utc(at), contact)
          .update();
    }
  }

  /// Whether the order has been counted for topics already.
  public boolean isCounted(String order) {
    return sql.sql("select count(*) from insight.order_seen where id = ? and topics <> '{}'")
            .param(order)
            .query(Integer.class)
            .single()
        > 0;
  }

  public void about(String order, About about) {
    sql.sql(
            """
            update insight.order_seen set type = ?, category = ?, district = ?, topics = ?
            where id = ?
            """)
        .params(
            Arrays.asList(
                about.type(),
                about.category(),
                about.district(),
                about.topics().toArray(String[]::new),
                order))
        .update();
  }

  public void state(String order, String state) {
    sql.sql("update insight.order_seen set state = ? where id = ?").params(state, order).update();
  }

  public void answered(String order) {
    set(order, "is_answered = true");
  }

  public void dispatched(String order, @Nullable Instant due) {
    sql.sql(
            """
            update insight.order_seen
            set dispatches = dispatches + 1, due = coalesce(?, due), state = 'IN_HANDLING'
            where id = ?
            """)
        .params(Arrays.asList(due == null ? null : SqlSensing.utc(due), order))
        .update();
  }

  public void due(String order, @Nullable Instant due) {
    if (due != null) {
      sql.sql("update insight.order_seen set due = ? where id = ?")
          .params(SqlSensing.utc(due), order)
          .update();
    }
  }

  public void returned(String order) {
    set(order, "returns = returns + 1");
  }

  public void rechecked(String order) {
    set(order, "rechecks = rechecks + 1, state = 'RECHECK', closed_at = null");
  }

  public void reported(String order, @Nullable String outcome) {
    sql.sql("update insight.order_seen set result = ? where id = ?")
        .params(Arrays.asList(outcome, order))
        .update();
  }

  public void calledBack(String order, @Nullable String survey, @Nullable Boolean contacted) {
    sql.sql(
            """
            update insight.order_seen
            set survey = ?, said_contacted = coalesce(?, said_contacted) where id = ?
            """)
        .params(Arrays.asList(survey, contacted, order))
        .update();
  }

  public void closed(String order, Instant at, boolean isOnTime) {
    sql.sql(
            """
            update insight.order_seen
            set closed_at = ?, is_on_time = ?, state = 'CLOSED' where id = ?
            """)
        .params(SqlSensing.utc(at), isOnTime, order)
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

  private void set(String order, String what) {
    sql.sql("update insight.order_seen set " + what + " where id = ?").param(order).update();
  }
}
