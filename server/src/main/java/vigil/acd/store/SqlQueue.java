package vigil.acd.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vigil.acd.engine.AnswerRate;
import vigil.acd.engine.Caller;
import vigil.acd.engine.Need;
import vigil.acd.engine.QueueKey;
import vigil.acd.engine.QueueLane;
import vigil.acd.engine.Seat;
import vigil.acd.engine.SeatState;
import vigil.acd.engine.Snapshot;

/// The line in PostgreSQL: one row a caller, one row a seat, written where they changed.
@Repository
public class SqlQueue {
  private final JdbcClient sql;
  private final JsonMapper json = JsonMapper.builder().findAndAddModules().build();

  public SqlQueue(JdbcClient sql) {
    this.sql = sql;
  }

  /// The line as it was committed last.
  ///
  /// @param batch the writer's counter
  public record StoredQueue(Snapshot snapshot, long batch) {}

  private record Head(long numbers, AnswerRate pace, long batch) {}

  public StoredQueue load(Instant now) {
    sql.sql(
            """
            insert into acd.line (numbers, pace_mass, pace_at, batch) values (0, 0, ?, 0)
            on conflict do nothing
            """)
        .param(utc(now))
        .update();
    var head =
        sql.sql("select numbers, pace_mass, pace_at, batch from acd.line")
            .query((row, n) ->
                new Head(
                    row.getLong(1),
                    new AnswerRate(row.getDouble(2), instant(row, "pace_at")),
                    row.getLong(4)))
            .single();
    var callers = sql.sql("select * from acd.caller order by number").query(this::caller).list();
    var seats = sql.sql("select * from acd.seat order by number").query(SqlQueue::seat).list();
    var snapshot = new Snapshot(now, head.numbers(), callers, seats, List.of(), head.pace());
    return new StoredQueue(snapshot, head.batch());
  }

  /// Claims this batch; false when it was already committed and only the answer was lost.
  public boolean claim(long batch, long numbers, AnswerRate pace) {
    int moved =
        sql.sql(
                """
                update acd.line set batch = ?, numbers = ?, pace_mass = ?, pace_at = ?
                where batch = ?
                """)
            .params(batch, numbers, pace.mass(), utc(pace.at()), batch - 1)
            .update();
    if (moved == 1) {
      return true;
    }
    long stands = sql.sql("select batch from acd.line").query(Long.class).single();
    if (stands != batch) {
      throw new IllegalStateException(
          "Another writer moved the line from batch " + (batch - 1) + " to " + stands);
    }
    return false;
  }

  public void save(String call, @Nullable Caller caller) {
    if (caller == null) {
      sql.sql("delete from acd.caller where call = ?").param(call).update();
      return;
    }
    var need = caller.need();
    sql.sql(
            """
            insert into acd.caller (call, lane, skills, credit_millis, number, since, state,
              attempts, seat, deadline, tried, served)
            values (:call, :lane, :skills, :creditMillis, :number, :since, :state, :attempts,
              :seat, :deadline, cast(:tried as jsonb), :served)
            on conflict (call) do update set lane = excluded.lane, skills = excluded.skills,
              credit_millis = excluded.credit_millis, state = excluded.state,
              attempts = excluded.attempts, seat = excluded.seat, deadline = excluded.deadline,
              tried = excluded.tried, served = excluded.served
            """)
        .param("call", call)
        .param("lane", need.lane().name())
        .param("skills", need.skills())
        .param("creditMillis", need.credit().toMillis())
        .param("number", caller.key().number())
        .param("since", utc(caller.since()))
        .param("state", caller.state().name())
        .param("attempts", caller.attempts())
        .param("seat", caller.seat())
        .param("deadline", utcOrNull(caller.deadline()))
        .param("tried", json.writeValueAsString(caller.tried()))
        .param("served", caller.offers().isServed())
        .update();
  }

  public void save(String staff, @Nullable Seat seat) {
    if (seat == null) {
      sql.sql("delete from acd.seat where staff = ?").param(staff).update();
      return;
    }
    var engaged = seat.engaged();
    sql.sql(
            """
            insert into acd.seat (staff, number, skills, state, since, idle_since, call, until,
              reason, wish, settled, engaged_call, engaged_since)
            values (:staff, :number, :skills, :state, :since, :idleSince, :call, :until, :reason,
              :wish, :settled, :engagedCall, :engagedSince)
            on conflict (staff) do update set number = excluded.number, skills = excluded.skills,
              state = excluded.state, since = excluded.since, idle_since = excluded.idle_since,
              call = excluded.call, until = excluded.until, reason = excluded.reason,
              wish = excluded.wish, settled = excluded.settled,
              engaged_call = excluded.engaged_call, engaged_since = excluded.engaged_since
            """)
        .param("staff", staff)
        .param("number", seat.number())
        .param("skills", seat.skills())
        .param("state", seat.state().name())
        .param("since", utc(seat.since()))
        .param("idleSince", utc(seat.idleSince()))
        .param("call", seat.call())
        .param("until", utcOrNull(seat.until()))
        .param("reason", seat.reason())
        .param("wish", seat.wish().name())
        .param("settled", seat.settled())
        .param("engagedCall", engaged == null ? null : engaged.call())
        .param("engagedSince", engaged == null ? null : utc(engaged.since()))
        .update();
  }

  private Caller caller(ResultSet row, int number) throws SQLException {
    var need =
        new Need(
            QueueLane.valueOf(row.getString("lane")),
            row.getLong("skills"),
            Duration.ofMillis(row.getLong("credit_millis")));
    var since = instant(row, "since");
    return new Caller(
        row.getString("call"),
        need,
        QueueKey.of(need, since, row.getLong("number")),
        since,
        Caller.State.valueOf(row.getString("state")),
        new Caller.Offers(
            row.getInt("attempts"),
            row.getString("seat"),
            instantOrNull(row, "deadline"),
            List.of(json.readValue(row.getString("tried"), Caller.FailedOffer[].class)),
            row.getBoolean("served")));
  }

  private static Seat seat(ResultSet row, int number) throws SQLException {
    return new Seat(
        row.getString("staff"),
        row.getLong("number"),
        row.getLong("skills"),
        SeatState.valueOf(row.getString("state")),
        instant(row, "since"),
        instant(row, "idle_since"),
        new Seat.Occupation(
            row.getString("call"),
            instantOrNull(row, "until"),
            row.getString("reason"),
            Seat.Wish.valueOf(row.getString("wish")),
            row.getBoolean("settled")),
        engaged(row));
  }

  private static Seat.@Nullable Engagement engaged(ResultSet row) throws SQLException {
    String call = row.getString("engaged_call");
    return call == null ? null : new Seat.Engagement(call, instant(row, "engaged_since"));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant at) {
    return at == null ? null : utc(at);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
