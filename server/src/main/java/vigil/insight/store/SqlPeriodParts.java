package vigil.insight.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.OrderState;
import vigil.insight.PeriodReading.Dimension;

/// Orders of a period divided by each dimension in one statement, so that all parts are of the same
/// orders. Cost: one pass over the period's rows of `order_seen`.
@Repository
public class SqlPeriodParts {
  private static final String[] OPEN =
      Arrays.stream(OrderState.values())
          .filter(OrderState::isOpen)
          .map(OrderState::name)
          .toArray(String[]::new);

  private static final String COUNT =
      """
      select case when grouping(channel) = 0 then 'CHANNEL' when grouping(type) = 0 then 'TYPE'
          when grouping(category) = 0 then 'CATEGORY' when grouping(topic) = 0 then 'TOPIC'
          when grouping(district) = 0 then 'DISTRICT' end as dimension,
        coalesce(channel, type, category, topic, district) as key,
        count(*) as orders, count(*) filter (where state = any (:open)) as still_open
      from (
        select channel, type, coalesce(left(category, 2), '-') as category,
          coalesce(left(category, 4), '-') as topic, coalesce(district, '-') as district, state
        from insight.order_seen
        where at >= :from and at < :to
          and (cast(:without as date) is null
            or (at at time zone 'Asia/Shanghai')::date <> cast(:without as date))) o
      group by grouping sets ((channel), (type), (category), (topic), (district), ())
      order by orders desc, key
      """;

  private final JdbcClient sql;

  public SqlPeriodParts(JdbcClient sql) {
    this.sql = sql;
  }

  /// How many there are.
  ///
  /// @param orders registered
  /// @param open of them
  public record Count(int orders, int open) {
    public static final Count NONE = new Count(0, 0);
  }

  /// All of a period, and its parts.
  ///
  /// @param parts by dimension, those with most orders first
  public record Counts(Count total, Map<Dimension, Map<String, Count>> parts) {
    public Map<String, Count> of(Dimension by) {
      return parts.getOrDefault(by, Map.of());
    }

    public int of(Dimension by, String key) {
      return of(by).getOrDefault(key, Count.NONE).orders();
    }
  }

  /// Counts the orders registered in a time.
  ///
  /// @param without a day that is left out; null for none
  public Counts count(Instant from, Instant to, @Nullable LocalDate without) {
    var parts = new EnumMap<Dimension, Map<String, Count>>(Dimension.class);
    var total = new Count[] {Count.NONE};
    sql.sql(COUNT)
        .param("open", OPEN)
        .param("from", SqlSensing.utc(from))
        .param("to", SqlSensing.utc(to))
        .param("without", without)
        .query(row -> {
          var count = new Count(row.getInt("orders"), row.getInt("still_open"));
          String dimension = row.getString("dimension");
          if (dimension == null) {
            total[0] = count;
          } else {
            parts
                .computeIfAbsent(Dimension.valueOf(dimension), _ -> new LinkedHashMap<>())
                .put(row.getString("key"), count);
          }
        });
    return new Counts(total[0], parts);
  }
}
