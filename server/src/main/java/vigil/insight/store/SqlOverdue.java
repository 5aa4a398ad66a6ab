package vigil.insight.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.city.WorkingDays;
import vigil.insight.rollup.DimensionPair.Dimension;
import vigil.insight.store.SqlDailySums.Span;

/// Orders that are open and past their due time: they fall due in silence, so they are counted when
/// somebody asks and not when a fact comes. Cost: an index of those whose unit clock runs.
@Repository
public class SqlOverdue {
  private final JdbcClient sql;

  public SqlOverdue(JdbcClient sql) {
    this.sql = sql;
  }

  /// How many fell due in these days and are open still, by the values of a dimension; by day where
  /// it is null.
  public Map<String, Long> countBy(@Nullable Dimension dimension, Span span, Instant now) {
    Dimension within = span.within();
    boolean isByUnit = dimension == Dimension.UNIT || within == Dimension.UNIT;
    var found = new HashMap<String, Long>();
    sql.sql(
            """
            select %s as key, count(*) as cases
            from insight.order_seen o join insight.order_trace t using (id) %s
            where o.is_scored and o.late_from > :start and o.late_from <= :end %s group by 1
            """
                .formatted(
                    dimension == null ? DAY : column(dimension),
                    isByUnit ? "cross join lateral unnest(t.units) as u (unit)" : "",
                    within == null ? "" : "and " + column(within) + " = any (:values)"))
        .param("start", start(span.from()))
        .param("end", end(span.until(), now))
        .param("values", span.values().toArray(String[]::new))
        .query((row, number) -> found.put(row.getString("key"), row.getLong("cases")))
        .list();
    return found;
  }

  /// How many fell due in these days and are open still, of a part of the city.
  public long countPart(Part part, Instant now) {
    return sql.sql(
            """
            select count(*) from insight.order_seen o
            where o.is_scored and o.late_from > :start and o.late_from <= :end
            """
                + Part.CONDITION)
        .param("start", start(part.from()))
        .param("end", end(part.until(), now))
        .param("district", part.district())
        .param("category", part.category())
        .query(Long.class)
        .single();
  }

  /// 24:00 is still the day that it ends.
  private static final String DAY =
      "((o.late_from - interval '1 microsecond') at time zone 'Asia/Shanghai')::date::text";

  private static String column(Dimension dimension) {
    return switch (dimension) {
      case DISTRICT -> "t.district";
      case UNIT -> "u.unit";
      case CATEGORY -> "t.category";
      case CHANNEL -> "t.channel";
      case ALL -> "'*'";
    };
  }

  static OffsetDateTime start(LocalDate from) {
    return SqlSensing.utc(WorkingDays.endOf(from.minusDays(1)));
  }

  static OffsetDateTime end(LocalDate until, Instant now) {
    Instant end = WorkingDays.endOf(until);
    return SqlSensing.utc(now.isBefore(end) ? now : end);
  }

  /// Days of a part of the city.
  ///
  /// @param until last day, included
  /// @param district code, `-` where it was not said; null for all
  /// @param category code of any level; null for all
  public record Part(
      LocalDate from, LocalDate until, @Nullable String district, @Nullable String category) {
    static final String CONDITION =
        """
         and (cast(:district as text) is null or coalesce(o.district, '-') = :district)
         and (cast(:category as text) is null or coalesce(o.category, '-') like :category || '%')
        """;

    public boolean isWhole() {
      return district == null && category == null;
    }
  }
}
