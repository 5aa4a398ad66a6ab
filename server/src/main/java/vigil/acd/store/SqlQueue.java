package vigil.acd.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vigil.acd.engine.AnswerRate;
import vigil.acd.engine.Caller;
import vigil.acd.engine.Engine;
import vigil.acd.engine.Need;
import vigil.acd.engine.QueueKey;
import vigil.acd.engine.QueueLane;
import vigil.acd.engine.Seat;
import vigil.acd.engine.SeatState;
import vigil.acd.engine.Snapshot;
import vigil.kernel.ConditionalAppend;

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

  /// What a batch changes.
  ///
  /// @param callers by call; those that are not in the line any more without a value
  /// @param seats likewise, by staff member
  public record Batch(
      long number,
      Engine.Head head,
      Map<String, Optional<Caller>> callers,
      Map<String, Optional<Seat>> seats,
      List<SqlDebts.NewDebt> debts,
      Instant at) {}

  /// Claims the batch and writes it; gives no row when it was already committed and only the answer
  /// was lost ([#requireStored]).
  public ConditionalAppend.Write write(Batch batch) {
    return new QueueWrite(json).of(batch);
  }

  /// A batch that could not be claimed is there already, or somebody else writes the line too.
  public void requireStored(long batch) {
    long stands = sql.sql("select batch from acd.line").query(Long.class).single();
    if (stands != batch) {
      throw new IllegalStateException(
          "Another writer moved the line from batch " + (batch - 1) + " to " + stands);
    }
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

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
