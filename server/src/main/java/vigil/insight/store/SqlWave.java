package vigil.insight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.insight.Spike;
import vigil.insight.Waves.WaveOrder;

/// Counts a wave's orders, each way from the same rows of `insight.order_seen`: an index range over
/// the topic or the time.
@Repository
public class SqlWave {
  private static final String ROWS =
      """
      from insight.order_seen o
      where o.at >= :from and o.at < :to
        and (cast(:topic as text) is null or o.topics @> array[cast(:topic as text)])
      """;

  /// An order that some units are not told of: it accuses one of them or a unit above it (rules
  /// 9.1), or nobody has said yet whom it accuses (rules 9.2).
  static final String UNTOLD =
      """
      (jsonb_exists_any(t.trace -> 'shutOut', :without) or t.trace ->> 'owesAccused' = 'true')\
      """;

  /// Only orders that some units may be told of.
  private static final String UNACCUSING =
      """
       and not exists (select 1 from insight.order_trace t
         where t.id = o.id and %s)
      """
          .formatted(UNTOLD);

  /// The newest orders of a district, before one.
  static final String PAGE =
      """
       and (cast(:district as text) is null or coalesce(o.district, '-') = :district)
       and (cast(:before as text) is null or o.id < :before)
      order by o.id desc limit :limit
      """;

  private final JdbcClient sql;

  public SqlWave(JdbcClient sql) {
    this.sql = sql;
  }

  /// Which orders count.
  ///
  /// @param topic null for whatever came
  /// @param without no order that accuses one of these units or a unit above it or of which nobody
  ///   has said whom it accuses, and no call that such an order was written from
  public record Window(@Nullable String topic, Instant from, Instant to, Set<String> without) {
    public Window {
      without = Set.copyOf(without);
    }

    /// Whomever they accuse.
    public Window(@Nullable String topic, Instant from, Instant to) {
      this(topic, from, to, Set.of());
    }

    /// A spike from its beginning to its end, or until now.
    public static Window of(Spike spike, Instant now) {
      Instant closed = spike.course().closedAt();
      return new Window(spike.topic().id(), spike.course().since(), closed == null ? now : closed);
    }

    public Window without(Set<String> units) {
      return new Window(topic, from, to, units);
    }

    public Window from(Instant first) {
      return new Window(topic, first, to, without);
    }

    /// No later than a moment; null for none.
    public Window until(@Nullable Instant last) {
      return last == null || last.isAfter(to) ? this : new Window(topic, from, last, without);
    }

    String[] listWithout() {
      return without.toArray(String[]::new);
    }
  }

  /// Which orders: of a topic (null for all), registered in a time.
  static String rows(Window window) {
    return window.without().isEmpty() ? ROWS : ROWS + UNACCUSING;
  }

  public int count(Window window) {
    return bind("select count(*) " + rows(window), window).query(Integer.class).single();
  }

  /// By district code, [DistrictCount#NOWHERE] where nobody said which.
  public Map<String, Integer> countByDistrict(Window window) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    bind(
            "select coalesce(o.district, '-') as part, count(*) as cases "
                + rows(window)
                + "group by 1",
            window)
        .query(row -> {
          counts.put(row.getString("part"), row.getInt("cases"));
        });
    return counts;
  }

  /// By topic; an order counts for each of its own.
  public Map<String, Integer> countByTopic(Instant from, Instant to) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    var window = new Window(null, from, to);
    bind(
            "select unnest(o.topics) as part, count(*) as cases " + rows(window) + "group by 1",
            window)
        .query(row -> {
          counts.put(row.getString("part"), row.getInt("cases"));
        });
    return counts;
  }

  /// By the ten minutes in which they were registered: the cell's number since 1970.
  public Map<Long, Integer> countByCell(Window window, int cellSeconds) {
    Map<Long, Integer> counts = new LinkedHashMap<>();
    bind(
            "select floor(extract(epoch from o.at) / :cell)::bigint as part, count(*) as cases "
                + rows(window)
                + "group by 1",
            window)
        .param("cell", cellSeconds)
        .query(row -> {
          counts.put(row.getLong("part"), row.getInt("cases"));
        });
    return counts;
  }

  /// Newest first.
  public List<WaveOrder> listOrders(
      Window window, @Nullable String district, @Nullable String before, int limit) {
    return bind(
            "select o.id, o.number, o.at, o.type, o.category, o.district, o.state "
                + rows(window)
                + PAGE,
            window)
        .param("district", district)
        .param("before", before)
        .param("limit", limit)
        .query(SqlWave::behind)
        .list();
  }

  /// Burns again, unless another of its topic does: what came since it ended is of it.
  public boolean reopen(String spike) {
    return sql.sql(
                """
                update insight.spike s set closed_at = null, version = version + 1,
                  cases = cases + resting, resting = 0
                where id = ? and closed_at is not null and not exists (
                  select 1 from insight.spike o where o.topic = s.topic and o.closed_at is null)
                """)
            .param(spike)
            .update()
        == 1;
  }

  public int version(String spike) {
    return sql.sql("select version from insight.spike where id = ?")
        .param(spike)
        .query(Integer.class)
        .single();
  }

  private JdbcClient.StatementSpec bind(String statement, Window window) {
    return sql.sql(statement)
        .param("topic", window.topic())
        .param("from", SqlSensing.utc(window.from()))
        .param("to", SqlSensing.utc(window.to()))
        .param("without", window.listWithout());
  }

  static WaveOrder behind(ResultSet row, int number) throws SQLException {
    return new WaveOrder(
        row.getString("id"),
        row.getString("number"),
        SqlSensing.instant(row, "at"),
        row.getString("type"),
        row.getString("category"),
        row.getString("district"),
        row.getString("state"));
  }
}
