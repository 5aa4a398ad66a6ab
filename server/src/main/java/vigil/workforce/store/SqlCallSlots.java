package vigil.workforce.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Calls by half hour.
@Repository
public class SqlCallSlots {
  private final JdbcClient sql;

  public SqlCallSlots(JdbcClient sql) {
    this.sql = sql;
  }

  /// Calls that arrived in the half hour from `at` on.
  public record CallSlot(Instant at, int calls) {}

  /// A time from one instant to another.
  public record Span(Instant from, Instant until) {}

  /// What a half hour gained.
  ///
  /// @param calls that arrived
  /// @param answered of those that ended
  /// @param talkMillis of the answered
  public record SlotGain(int calls, int answered, long talkMillis) {
    public static final SlotGain ARRIVED = new SlotGain(1, 0, 0);

    public static SlotGain answered(long talkMillis) {
      return new SlotGain(0, 1, talkMillis);
    }

    public SlotGain plus(SlotGain other) {
      return new SlotGain(
          calls + other.calls, answered + other.answered, talkMillis + other.talkMillis);
    }
  }

  public void add(Instant slot, SlotGain gain) {
    sql.sql(
            """
            insert into workforce.call_slot as c (at, calls, answered, talk_millis)
            values (?, ?, ?, ?)
            on conflict (at) do update set
              calls = c.calls + excluded.calls,
              answered = c.answered + excluded.answered,
              talk_millis = c.talk_millis + excluded.talk_millis
            """)
        .params(utc(slot), gain.calls(), gain.answered(), gain.talkMillis())
        .update();
  }

  public List<CallSlot> list(Span span) {
    return sql.sql(
            """
            select at, calls from workforce.call_slot
            where at >= ? and at < ? and calls > 0 order by at
            """)
        .params(utc(span.from()), utc(span.until()))
        .query((row, n) ->
            new CallSlot(row.getObject(1, OffsetDateTime.class).toInstant(), row.getInt(2)))
        .list();
  }

  /// Mean talk of the calls that were answered; 0 where there were none.
  public double meanTalkSeconds(Span span) {
    return sql.sql(
            """
            select coalesce(sum(talk_millis) / 1000.0 / nullif(sum(answered), 0), 0)
            from workforce.call_slot where at >= ? and at < ?
            """)
        .params(utc(span.from()), utc(span.until()))
        .query(Double.class)
        .single();
  }

  /// Shifts that touch a time, each as far as it lies within.
  public List<Span> listShifts(Span span) {
    return sql.sql(
            """
            select greatest(began_at, :from), least(coalesce(ended_at, :until), :until)
            from workforce.shift
            where began_at < :until and coalesce(ended_at, :until) > :from
            """)
        .param("from", utc(span.from()))
        .param("until", utc(span.until()))
        .query((row, n) ->
            new Span(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getObject(2, OffsetDateTime.class).toInstant()))
        .list();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
