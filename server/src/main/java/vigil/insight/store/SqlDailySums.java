package vigil.insight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.insight.rollup.DimensionPair;
import vigil.insight.rollup.DimensionPair.Dimension;
import vigil.insight.rollup.Measure;
import vigil.insight.rollup.OrderContribution;
import vigil.insight.rollup.OrderContributions;
import vigil.insight.rollup.OrderCounts;

/// The roll-ups: daily sums for each pair of dimensions, measures as columns (docs/indicators.md).
@Repository
public class SqlDailySums {
  private static final Measure[] MEASURES = Measure.values();
  private static final String COLUMNS = columns(Measure::column);

  private static final String ADD =
      """
      insert into insight.order_day (pair, day, a, b, %s)
      select * from unnest(?, ?::date[], ?, ?, %s)
      on conflict (pair, day, a, b) do update set %s
      """
          .formatted(
              COLUMNS,
              columns(m -> "?"),
              columns(m -> "%1$s = order_day.%1$s + excluded.%1$s".formatted(m.column())));

  /// A rebuild must not leave rows that an order only passed through.
  private static final String SWEEP =
      """
      delete from insight.order_day d using unnest(?, ?::date[], ?, ?) as k (pair, day, a, b)
      where d.pair = k.pair and d.day = k.day and d.a = k.a and d.b = k.b and %s = 0
      """
          .formatted(
              Arrays.stream(MEASURES).map(m -> "d." + m.column()).collect(Collectors.joining("+")));

  private final JdbcClient sql;

  public SqlDailySums(JdbcClient sql) {
    this.sql = sql;
  }

  /// A row of the roll-ups.
  private record Key(DimensionPair pair, String day, String a, String b) {}

  private static final Comparator<Key> IN_ORDER =
      Comparator.comparing(Key::pair)
          .thenComparing(Key::day)
          .thenComparing(Key::a)
          .thenComparing(Key::b);

  /// Differences that a batch of facts makes, added up in memory before they touch a row.
  public static final class Change {
    private final TreeMap<Key, int[]> sums = new TreeMap<>(IN_ORDER);

    /// Adds what an order adds, or takes it back.
    ///
    /// @param sign 1 for what it adds now, -1 for what it added before
    public void add(OrderCounts trace, int sign) {
      for (OrderContribution share : OrderContributions.list(trace)) {
        for (DimensionPair pair : DimensionPair.values()) {
          if (share.isLead() || pair.contains(Dimension.UNIT)) {
            var key =
                new Key(
                    pair,
                    share.day().toString(),
                    value(pair.one, trace, share),
                    value(pair.other, trace, share));
            add(key, share.mask(), sign);
          }
        }
      }
    }

    private static String value(Dimension dimension, OrderCounts trace, OrderContribution share) {
      return switch (dimension) {
        case DISTRICT -> SqlOrderCounts.district(trace);
        case UNIT -> share.unit();
        case CATEGORY -> SqlOrderCounts.category(trace);
        case CHANNEL -> trace.origin().channel();
        case ALL -> "*";
      };
    }

    private void add(Key key, long mask, int sign) {
      int[] sum = sums.computeIfAbsent(key, k -> new int[MEASURES.length]);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (mask & MEASURES[i].bit()) != 0 ? sign : 0;
      }
    }
  }

  /// Moves the sums; rows that nothing is left in go.
  public void apply(Change change) {
    change.sums.values().removeIf(sum -> Arrays.stream(sum).allMatch(n -> n == 0));
    if (change.sums.isEmpty()) {
      return;
    }
    String[][] keys = {
      texts(change, key -> key.pair().name()),
      texts(change, Key::day),
      texts(change, Key::a),
      texts(change, Key::b)
    };
    Integer[][] values = new Integer[MEASURES.length][];
    for (int m = 0; m < values.length; m++) {
      int column = m;
      values[m] = change.sums.values().stream().map(sum -> sum[column]).toArray(Integer[]::new);
    }
    sql.sql(ADD).params((Object[]) keys).params((Object[]) values).update();
    sql.sql(SWEEP).params((Object[]) keys).update();
  }

  private static String[] texts(Change change, Function<Key, String> part) {
    return change.sums.keySet().stream().map(part).toArray(String[]::new);
  }

  /// Which days, and what of them.
  ///
  /// @param until last day, included
  /// @param within a dimension that is held to some of its values; null for all
  public record Span(
      LocalDate from, LocalDate until, @Nullable Dimension within, Collection<String> values) {}

  /// Sums by the values of a dimension.
  public Map<String, long[]> sumBy(Dimension dimension, Span span) {
    Dimension within = span.within() == null ? dimension : span.within();
    DimensionPair pair = DimensionPair.between(dimension, within).orElseThrow();
    return sums(pair, side(pair, dimension), side(pair, within), span);
  }

  /// Sums by day, as ISO dates.
  public Map<String, long[]> sumByDay(Span span) {
    Dimension within = span.within() == null ? Dimension.CHANNEL : span.within();
    DimensionPair pair = DimensionPair.of(within);
    return sums(pair, "day::text", side(pair, within), span);
  }

  private Map<String, long[]> sums(DimensionPair pair, String key, String held, Span span) {
    String hold = span.within() == null ? "" : "and " + held + " = any (:values)";
    var rows = new LinkedHashMap<String, long[]>();
    sql.sql(
            """
            select %s as key, %s from insight.order_day
            where pair = :pair and day >= :from and day <= :until %s group by 1 order by 1
            """
                .formatted(key, columns(m -> "sum(" + m.column() + ")"), hold))
        .param("pair", pair.name())
        .param("from", span.from())
        .param("until", span.until())
        .param("values", span.values().toArray(String[]::new))
        .query((row, number) -> rows.put(row.getString(1), measures(row)))
        .list();
    return rows;
  }

  /// Sums of a part of the city, which may be smaller than the roll-ups keep: from what each order
  /// adds.
  public long[] sum(SqlOverdue.Part part) {
    return sql.sql(
            """
            select '*', %s from insight.order_share s join insight.order_seen o on o.id = s.order_id
            where s.is_lead and s.day between :from and :until %s
            """
                .formatted(
                    columns(m -> "count(*) filter (where s.mask & %d <> 0)".formatted(m.bit())),
                    SqlOverdue.Part.CONDITION))
        .param("from", part.from())
        .param("until", part.until())
        .param("district", part.district())
        .param("category", part.category())
        .query((row, number) -> measures(row))
        .single();
  }

  /// The first day of which something is kept.
  public Optional<LocalDate> findFirst() {
    return sql.sql("select min(day) from insight.order_day where pair = ?")
        .param(DimensionPair.CHANNEL_ALL.name())
        .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
  }

  private static long[] measures(ResultSet row) throws SQLException {
    long[] sums = new long[MEASURES.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = row.getLong(i + 2);
    }
    return sums;
  }

  private static String side(DimensionPair pair, Dimension dimension) {
    return pair.one == dimension ? "a" : "b";
  }

  private static String columns(Function<Measure, String> words) {
    return Arrays.stream(MEASURES).map(words).collect(Collectors.joining(", "));
  }
}
