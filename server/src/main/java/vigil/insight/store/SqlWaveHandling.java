package vigil.insight.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.insight.WaveHandling;
import vigil.insight.rollup.Measure;
import vigil.insight.store.SqlWave.Window;

/// How the orders of a wave were handled: the bits of `insight.order_share` say who was answered on
/// the spot, the call's row how long it took.
@Repository
public class SqlWaveHandling {
  /// Talk and after-call work of a call `c`; the latter ends with the order, or after 120 seconds
  /// (rules 4.11).
  public static final String SECONDS =
      """
      coalesce(c.talk_millis, 0) / 1000.0
        + least(120, greatest(0, coalesce(extract(epoch from c.written_at - c.ended_at), 120)))\
      """;

  /// Of a call that brought several orders the time counts once.
  private static final String COUNTS =
      """
      select count(*) as orders,
        count(*) filter (where mask & :consultation <> 0) as consultations,
        count(*) filter (where mask & :spot <> 0) as spot,
        count(*) filter (where nth = 1 and seconds is not null) as calls,
        avg(seconds) filter (where nth = 1) as seconds
      from (select
          row_number() over (partition by coalesce(c.id, o.id) order by o.id) as nth,
          case when c.answered_at is not null and c.ended_at is not null then
      """
          + SECONDS
          + """
                 end as seconds,
              coalesce((select bit_or(s.mask) from insight.order_share s where s.order_id = o.id), 0)
                as mask
            from insight.order_seen o left join insight.call_seen c on c.id = o.contact
            where o.at >= :first and o.at < :last
              and (cast(:topic as text) is null or o.topics @> array[cast(:topic as text)])
              and
          """;

  private final JdbcClient sql;

  public SqlWaveHandling(JdbcClient sql) {
    this.sql = sql;
  }

  /// Of the orders that a topic's wave counts.
  public WaveHandling countOfTopic(Window window, Instant first, Instant last) {
    return counted(window, "o.at >= :from and o.at < :to", window.topic(), first, last);
  }

  /// Of the orders written from a wave's calls.
  ///
  /// @param topic only these; null for all
  public WaveHandling countOfCalls(
      Window calls, @Nullable String topic, Instant first, Instant last) {
    return counted(calls, SqlCallWave.listed(calls), topic, first, last);
  }

  private WaveHandling counted(
      Window window, String which, @Nullable String topic, Instant first, Instant last) {
    return sql.sql(COUNTS + which + ") orders")
        .param("consultation", Measure.CONSULTATIONS.bit())
        .param("spot", Measure.SPOT.bit())
        .param("topic", topic)
        .param("first", SqlSensing.utc(first))
        .param("last", SqlSensing.utc(last))
        .param("from", SqlSensing.utc(window.from()))
        .param("to", SqlSensing.utc(window.to()))
        .query((row, number) ->
            new WaveHandling(
                first,
                last,
                row.getInt("orders"),
                row.getInt("consultations"),
                row.getInt("spot"),
                row.getInt("calls"),
                row.getObject("seconds") == null ? null : row.getDouble("seconds")))
        .single();
  }
}
