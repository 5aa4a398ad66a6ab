package vigil.insight.store;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Computes indicators from what was seen: one aggregate each over an index range.
@Repository
public class SqlOverviewIndicators {
  private final JdbcClient sql;

  public SqlOverviewIndicators(JdbcClient sql) {
    this.sql = sql;
  }

  /// Which period, and which part of the city.
  ///
  /// @param to the first moment after it
  /// @param district code, `-` where it was not said; null for all, and ignored by calls, whose
  ///   place nobody knows
  /// @param category code of any level; null for all
  /// @param state of the order; null for all
  /// @param type of appeal; null for all
  /// @param channel it came by; null for all
  public record Period(
      Instant from,
      Instant to,
      Instant now,
      @Nullable String district,
      @Nullable String category,
      @Nullable String state,
      @Nullable String type,
      @Nullable String channel) {
    /// The whole city.
    public static Period of(Instant from, Instant to, Instant now) {
      return new Period(from, to, now, null, null, null, null, null);
    }

    /// The same, of one category alone.
    ///
    /// @param code of any level
    public Period category(String code) {
      return new Period(from, to, now, district, code, state, type, channel);
    }
  }

  public record Value(@Nullable Double numerator, long denominator) {}

  public record CountedOrder(
      String id,
      String number,
      String type,
      @Nullable String category,
      @Nullable String district,
      String state,
      @JsonUnwrapped OrderTimes times) {}

  public record OrderTimes(Instant at, @Nullable Instant due, @Nullable Instant closedAt) {}

  public record CountedCall(
      String id,
      Instant at,
      @Nullable Instant answeredAt,
      @Nullable Instant endedAt,
      @Nullable String reason,
      @Nullable Long talkMillis) {}

  public record Group(String key, int cases) {}

  public Value getValue(OverviewIndicator figure, Period period) {
    var terms = figure.terms();
    String hits =
        terms.sum() != null
            ? "sum(" + terms.sum() + ")"
            : "count(*) filter (where %s)".formatted(terms.hit() == null ? "true" : terms.hit());
    return bind(
            "select %s as numerator, count(*) as denominator from %s where %s"
                .formatted(hits, figure.source().table, where(figure, terms.base())),
            period)
        .query((row, number) ->
            new Value(
                row.getObject("numerator") == null ? null : row.getDouble("numerator"),
                row.getLong("denominator")))
        .single();
  }

  /// The orders behind an indicator's value, newest first.
  public List<CountedOrder> listOrders(
      OverviewIndicator figure, Period period, @Nullable String before, int limit) {
    return bind(list(figure, "o"), period)
        .param("before", before)
        .param("limit", limit)
        .query(SqlOverviewIndicators::order)
        .list();
  }

  /// The calls behind an indicator's value, newest first.
  public List<CountedCall> listCalls(
      OverviewIndicator figure, Period period, @Nullable String before, int limit) {
    return bind(list(figure, "c"), period)
        .param("before", before)
        .param("limit", limit)
        .query(SqlOverviewIndicators::call)
        .list();
  }

  /// The orders that count for a topic in a time, newest first.
  public List<CountedOrder> listOrdersOfTopic(String topic, Instant from, Instant to, int limit) {
    return sql.sql(
            """
            select * from insight.order_seen o
            where topics @> array[cast(? as text)] and at >= ? and at < ? order by id desc limit ?
            """)
        .params(topic, SqlSensing.utc(from), SqlSensing.utc(to), limit)
        .query(SqlOverviewIndicators::order)
        .list();
  }

  public List<Group> countOrdersByDistrict(Period period) {
    return groups("coalesce(o.district, '-')", period);
  }

  public List<Group> countOrdersByCategory(Period period) {
    return groups("coalesce(left(o.category, 2), '-')", period);
  }

  public List<Group> countOrdersByState(Period period) {
    return groups("o.state", period);
  }

  private List<Group> groups(String by, Period period) {
    return bind(
            """
            select %s as key, count(*) as cases from insight.order_seen o
            where o.at >= :from and o.at < :to %s group by 1 order by 2 desc, 1
            """
                .formatted(by, PART),
            period)
        .query((row, number) -> new Group(row.getString("key"), row.getInt("cases")))
        .list();
  }

  /// Own calls by the day on which they came, and how many of them a person answered.
  public record CallDay(LocalDate day, long calls, long answered) {}

  public List<CallDay> countCallsByDay(Instant from, Instant to) {
    return sql.sql(
            """
            select (at at time zone 'Asia/Shanghai')::date as day, count(*) as calls,
              count(answered_at) as answered
            from insight.call_seen where at >= ? and at < ? group by 1
            """)
        .params(SqlSensing.utc(from), SqlSensing.utc(to))
        .query((row, number) ->
            new CallDay(
                row.getObject("day", LocalDate.class),
                row.getLong("calls"),
                row.getLong("answered")))
        .list();
  }

  /// When the first call came that is known.
  public Optional<Instant> findFirstCall() {
    return sql.sql("select min(at) as at from insight.call_seen")
        .query((row, number) -> Optional.ofNullable(maybe(row, "at")))
        .single();
  }

  /// What an older system counted of a measure, by day.
  public Map<LocalDate, Double> listLastYear(PastMeasure measure, LocalDate from, LocalDate until) {
    var byDay = new HashMap<LocalDate, Double>();
    sql.sql("select day, value from insight.last_year where measure = ? and day >= ? and day < ?")
        .params(measure.column(), from, until)
        .query((row, number) ->
            byDay.put(row.getObject("day", LocalDate.class), row.getDouble("value")))
        .list();
    return byDay;
  }

  public void importDay(LocalDate day, PastMeasure measure, double value) {
    sql.sql(
            """
            insert into insight.last_year values (?, ?, ?)
            on conflict (day, measure) do update set value = excluded.value
            """)
        .params(day, measure.column(), value)
        .update();
  }

  public boolean hasLastYear() {
    return sql.sql("select exists (select from insight.last_year)").query(Boolean.class).single();
  }

  private static final String PART =
      """
      and (cast(:district as text) is null or coalesce(o.district, '-') = :district)
      and (cast(:category as text) is null or coalesce(o.category, '-') like :category || '%')
      and (cast(:state as text) is null or o.state = :state)
      and (cast(:type as text) is null or o.type = :type)
      and (cast(:channel as text) is null or o.channel = :channel)
      """;

  private static String where(OverviewIndicator figure, String condition) {
    return switch (figure.source()) {
      case CALLS -> "(" + condition + ")";
      case ORDERS -> "(" + condition + ") " + PART;
    };
  }

  private static String list(OverviewIndicator figure, String alias) {
    return """
    select %1$s.* from %2$s where %3$s
      and (cast(:before as text) is null or %1$s.id < :before) order by %1$s.id desc limit :limit
    """
        .formatted(alias, figure.source().table, where(figure, figure.behind()));
  }

  private JdbcClient.StatementSpec bind(String statement, Period period) {
    return sql.sql(statement)
        .param("from", SqlSensing.utc(period.from()))
        .param("to", SqlSensing.utc(period.to()))
        .param("now", SqlSensing.utc(period.now()))
        .param("district", period.district())
        .param("category", period.category())
        .param("state", period.state())
        .param("type", period.type())
        .param("channel", period.channel());
  }

  static CountedOrder order(ResultSet row, int number) throws SQLException {
    return new CountedOrder(
        row.getString("id"),
        row.getString("number"),
        row.getString("type"),
        row.getString("category"),
        row.getString("district"),
        row.getString("state"),
        new OrderTimes(SqlSensing.instant(row, "at"), maybe(row, "due"), maybe(row, "closed_at")));
  }

  private static CountedCall call(ResultSet row, int number) throws SQLException {
    return new CountedCall(
        row.getString("id"),
        SqlSensing.instant(row, "at"),
        maybe(row, "answered_at"),
        maybe(row, "ended_at"),
        row.getString("reason"),
        row.getObject("talk_millis", Long.class));
  }

  private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
