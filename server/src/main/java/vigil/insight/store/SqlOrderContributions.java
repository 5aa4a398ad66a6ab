package vigil.insight.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.insight.rollup.Indicator.Bits;
import vigil.insight.rollup.Measure;
import vigil.insight.store.SqlOverviewIndicators.CountedOrder;

/// The orders behind the roll-ups' numbers, and what units owe.
@Repository
public class SqlOrderContributions {
  private final JdbcClient sql;

  public SqlOrderContributions(JdbcClient sql) {
    this.sql = sql;
  }

  /// Which orders.
  ///
  /// @param units one of them had it; null for the city. An order that shuts a unit out is none of
  ///   that unit's
  public record ContributionFilter(
      LocalDate from,
      LocalDate until,
      Bits bits,
      @Nullable Collection<String> units,
      @Nullable String district,
      @Nullable String category,
      @Nullable String channel) {}

  /// An order that a unit owes.
  ///
  /// @param limit how long the unit has: `24h`, `5wd`
  public record DueOrder(CountedOrder order, Instant due, @Nullable String limit) {}

  /// How many are owed, and by when.
  public record DueCounts(long all, long today, long late) {}

  /// The orders behind a number, newest first. What is open and overdue falls due though nothing
  /// has happened to it.
  public List<CountedOrder> listBehind(
      ContributionFilter wanted, Instant now, @Nullable String before, int limit) {
    return sql.sql(
            """
            select o.* from insight.order_seen o
            join insight.order_trace t using (id)
            where (o.id in (
                select s.order_id from insight.order_share s
                where s.day between :from and :until
                  and s.mask & :any <> 0 and s.mask & :none = 0
                  and (case when :isCity then s.is_lead else s.unit = any (:units) end))
              or :isDue and o.is_scored and o.late_from > :start and o.late_from <= :end
                and (:isCity or t.units && cast(:units as text[])))
              and (cast(:district as text) is null or t.district = :district)
              and (cast(:category as text) is null
                or coalesce(o.category, '-') like :category || '%')
              and (cast(:channel as text) is null or t.channel = :channel)
              and (cast(:before as text) is null or o.id < :before)
            order by o.id desc limit :limit
            """)
        .param("from", wanted.from())
        .param("until", wanted.until())
        .param("any", wanted.bits().any())
        .param("none", wanted.bits().none())
        .param("isCity", wanted.units() == null)
        .param(
            "units", wanted.units() == null ? new String[0] : wanted.units().toArray(String[]::new))
        .param("isDue", (wanted.bits().any() & Measure.DUE.bit()) != 0)
        .param("start", SqlOverdue.start(wanted.from()))
        .param("end", SqlOverdue.end(wanted.until(), now))
        .param("district", wanted.district())
        .param("category", wanted.category())
        .param("channel", wanted.channel())
        .param("before", before)
        .param("limit", limit)
        .query(SqlOverviewIndicators::order)
        .list();
  }

  /// What these units owe, the most pressing first.
  public List<DueOrder> listDue(Collection<String> units, int limit) {
    return sql.sql(
            """
            select o.*, t.owed, t.trace -> 'turns' -> -1 ->> 'limit' as time_limit
            from insight.order_trace t join insight.order_seen o using (id)
            where t.owed is not null and t.units && cast(:units as text[])
            order by t.owed, o.id limit :limit
            """)
        .param("units", units.toArray(String[]::new))
        .param("limit", limit)
        .query((row, number) ->
            new DueOrder(
                SqlOverviewIndicators.order(row, number),
                SqlSensing.instant(row, "owed"),
                row.getString("time_limit")))
        .list();
  }

  public DueCounts countDue(Collection<String> units, Instant now, Instant endOfDay) {
    return sql.sql(
            """
            select count(*) as everything,
              count(*) filter (where owed > :now and owed <= :end) as today,
              count(*) filter (where owed <= :now) as late
            from insight.order_trace
            where owed is not null and units && cast(:units as text[])
            """)
        .param("units", units.toArray(String[]::new))
        .param("now", SqlSensing.utc(now))
        .param("end", SqlSensing.utc(endOfDay))
        .query((row, number) -> new DueCounts(row.getLong(1), row.getLong(2), row.getLong(3)))
        .single();
  }

  /// What each answer at callback is worth.
  public Map<String, Double> listWeights() {
    var weights = new HashMap<String, Double>();
    sql.sql("select survey, weight from insight.satisfaction_weight")
        .query((row, number) -> weights.put(row.getString(1), row.getDouble(2)))
        .list();
    return weights;
  }
}
