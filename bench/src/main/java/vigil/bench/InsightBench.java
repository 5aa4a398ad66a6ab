package vigil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import vigil.insight.rollup.DimensionPair;
import vigil.insight.rollup.DimensionPair.Dimension;
import vigil.insight.rollup.Measure;
import vigil.insight.store.SqlDailySums;
import vigil.insight.store.SqlDailySums.Span;
import vigil.kernel.Timers;
import vigil.kernel.database.OwnerConnection;

/// The spring of 2022 as indicators ask it: 88 days with 1.768 million orders in shares, folded by
/// SQL into the roll-ups, then every table a leader opens, each held against the same figures
/// counted from the shares. Calls are in no roll-up: they are counted from their own rows.
public final class InsightBench {
  private static final LocalDate FIRST = LocalDate.of(2022, 3, 1);
  private static final int DAYS = 88;
  private static final int ORDERS = Integer.getInteger("vigil.bench.orders", 1_768_000);
  private static final int LOOKS = 60;
  private static final double TARGET_MILLIS = 100;
  private static final Measure[] MEASURES = Measure.values();

  /// PostgreSQL alone. Not a `@Configuration`, which the whole server's scan would take up too.
  @ComponentScan({"vigil.kernel.clock", "vigil.kernel.database"})
  static class Database {
    @Bean
    PlatformTransactionManager transactions(DataSource database) {
      return new JdbcTransactionManager(database);
    }

    /// Nothing recurs here.
    @Bean
    Timers timers() {
      return (name, period, sweep) -> {};
    }

    @Bean
    JdbcTemplate statements(DataSource database) {
      return new JdbcTemplate(database);
    }
  }

  private final JdbcClient sql;
  private final SqlDailySums days;
  private double worst;
  private int different;

  private InsightBench(JdbcClient sql) {
    this.sql = sql;
    days = new SqlDailySums(sql);
  }

  public static void main(String[] args) throws Exception {
    try (var context = open();
        var connection =
            context.getBean(OwnerConnection.DATABASE, DataSource.class).getConnection()) {
      for (String room : List.of("__root", "insight")) {
        Flyway.configure()
            .dataSource(context.getBean(OwnerConnection.DATABASE, DataSource.class))
            .table("flyway_" + room)
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .locations("classpath:db/migration/" + room)
            .load()
            .migrate();
      }
      // A fold takes longer than the house lets any of its own statements take.
      connection.setNetworkTimeout(Runnable::run, 0);
      var sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      sql.sql("set transaction_timeout = 0").update();
      sql.sql("set work_mem = '256MB'").update();
      new InsightBench(sql).run();
    }
  }

  private static ConfigurableApplicationContext open() throws IOException {
    return new SpringApplicationBuilder(Database.class)
        .web(WebApplicationType.NONE)
        .run(
            "--vigil.data=" + Files.createTempDirectory("vigil-bench-insight"),
            "--vigil.database.port=" + FreePort.find(),
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn");
  }

  private void run() {
    shares();
    long began = System.nanoTime();
    for (DimensionPair pair : DimensionPair.values()) {
      fold(pair);
    }
    sql.sql("analyze insight.order_day").update();
    System.out.printf(
        "folded %,d orders into %,d rows in %.0f s%n",
        ORDERS,
        sql.sql("select count(*) from insight.order_day").query(Long.class).single(),
        (System.nanoTime() - began) / 1e9);
    System.out.printf(
        "%-44s %10s %10s   %s%n",
        "table over " + DAYS + " days", "p50 ms", "p99 ms", "beside a full count");
    var all = new Span(FIRST, FIRST.plusDays(DAYS), null, List.of());
    for (Dimension dimension : Dimension.values()) {
      if (dimension != Dimension.ALL) {
        look("by " + dimension, dimension, all);
      }
    }
    look("by day", null, all);
    Span unit = within(Dimension.UNIT, "u7");
    look("by category in a unit", Dimension.CATEGORY, unit);
    look("a unit's curve", null, unit);
    look("by unit in a district", Dimension.UNIT, within(Dimension.DISTRICT, "3"));
    look("by unit in a category", Dimension.UNIT, within(Dimension.CATEGORY, "5"));
    counted();
    System.out.printf(
        "bench insight: %.1f ms p99 (target %.0f), %d tables differ from a full count (target 0)%n",
        worst, TARGET_MILLIS, different);
  }

  private static Span within(Dimension dimension, String value) {
    return new Span(FIRST, FIRST.plusDays(DAYS), dimension, List.of(value));
  }

  /// Shares with the frequencies of a city: few large districts and categories, a long tail; three
  /// quarters reach a unit (the district's own, which passes it to one of 15 streets, or one of 39
  /// of the city), all close within a week.
  private void shares() {
    sql.sql(
            """
            create unlogged table public.bench_order as
            select n as id, date '2022-03-01' + (n %% %d) as day,
              (floor(16 * power(random(), 2)))::int as district,
              (floor(24 * power(random(), 2)))::int as category,
              (array['PHONE','PHONE','PHONE','PHONE','PHONE','WEB','APP','SMS','EMAIL','OPEN311'])
                [1 + floor(10 * random())::int] as channel,
              random() as fate, floor(39 * power(random(), 2))::int as duty,
              floor(15 * random())::int as street, floor(8 * random())::int as lag,
              floor(random() * 16777216)::bigint as dice
            from generate_series(1, %d) as n
            """
                .formatted(DAYS, ORDERS))
        .update();
    sql.sql(
            """
            create unlogged table public.bench_share as
            with led as (
              select *, case when fate < 0.25 then '-' when fate < 0.7 then 'd' || district
                else 'u' || duty end as unit
              from public.bench_order)
            select id, day, district, category, channel, unit, true as is_lead, dice & 31 as mask
            from led
            union all
            select id, day + lag, district, category, channel, unit, true, dice & %d
            from led where unit <> '-'
            union all
            select id, day + lag, district, category, channel, 's' || district || '-' || street, false,
              dice & %d
            from led where unit like 'd%%'
            """
                .formatted((1L << MEASURES.length) - 32, (1L << MEASURES.length) - 32))
        .update();
  }

  private void fold(DimensionPair pair) {
    String columns = columns(Measure::column);
    sql.sql(
            """
            insert into insight.order_day (pair, day, a, b, %s)
            select '%s', day, %s::text, %s::text, %s from public.bench_share
            where is_lead or %s group by day, 3, 4
            """
                .formatted(
                    columns,
                    pair,
                    side(pair.one),
                    side(pair.other),
                    counts(),
                    pair.contains(Dimension.UNIT)))
        .update();
  }

  private static String side(Dimension dimension) {
    return dimension == Dimension.ALL ? "'*'" : dimension.name().toLowerCase(Locale.ROOT);
  }

  /// The anchor: the same figures without roll-ups, once.
  private void counted() {
    long began = System.nanoTime();
    sql.sql(
            "select district, %s from public.bench_share where is_lead group by 1"
                .formatted(counts()))
        .query((row, n) -> row.getString(1))
        .list();
    System.out.printf(
        "%-44s %10.0f%n", "by DISTRICT counted from the shares", (System.nanoTime() - began) / 1e6);
  }

  /// A table as often as it is needed to know how long it takes, and whether it says what the
  /// shares of the orders say, one by one.
  ///
  /// @param by null for days
  private void look(String name, @Nullable Dimension by, Span span) {
    Supplier<Map<String, long[]>> ask =
        by == null ? () -> days.sumByDay(span) : () -> days.sumBy(by, span);
    double[] millis = time(ask);
    double p99 = millis[LOOKS * 99 / 100];
    worst = Math.max(worst, p99);
    boolean isEqual = text(ask.get()).equals(text(fullCount(by, span)));
    different += isEqual ? 0 : 1;
    System.out.printf(
        "%-44s %10.1f %10.1f   %s%n", name, millis[LOOKS / 2], p99, isEqual ? "equal" : "differs");
  }

  /// Without roll-ups, over every share of the span. A part below the lead counts among units only.
  private Map<String, long[]> fullCount(@Nullable Dimension by, Span span) {
    boolean isOfUnits = by == Dimension.UNIT || span.within() == Dimension.UNIT;
    var rows = new TreeMap<String, long[]>();
    sql.sql(
            """
            select %s::text, %s from public.bench_share
            where day between :from and :until %s %s group by 1
            """
                .formatted(
                    by == null ? "day" : side(by),
                    counts(),
                    isOfUnits ? "" : "and is_lead",
                    span.within() == null ? "" : "and " + side(span.within()) + "::text = :value"))
        .param("from", span.from())
        .param("until", span.until())
        .param("value", span.values().stream().findFirst().orElse(""))
        .query((row, n) -> rows.put(row.getString(1), sums(row)))
        .list();
    return rows;
  }

  private static long[] sums(ResultSet row) throws SQLException {
    long[] sums = new long[MEASURES.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = row.getLong(i + 2);
    }
    return sums;
  }

  private static String text(Map<String, long[]> rows) {
    return new TreeMap<>(rows)
        .entrySet().stream()
            .map(row -> row.getKey() + Arrays.toString(row.getValue()))
            .collect(Collectors.joining());
  }

  private static double[] time(Supplier<?> ask) {
    double[] millis = new double[LOOKS];
    for (int i = -LOOKS / 4; i < LOOKS; i++) {
      long start = System.nanoTime();
      var _ = ask.get();
      if (i >= 0) {
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis;
  }

  private static String counts() {
    return columns(m -> "count(*) filter (where mask & " + m.bit() + " <> 0)");
  }

  private static String columns(Function<Measure, String> words) {
    return Stream.of(MEASURES).map(words).collect(Collectors.joining(", "));
  }
}
