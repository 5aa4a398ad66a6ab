package vigil.insight.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.OrderState;
import vigil.insight.OwnerlessProblem;
import vigil.insight.OwnerlessProblem.Reasons;
import vigil.insight.store.SqlOverviewIndicators.CountedOrder;

/// Open orders that are nobody's, by category and district. Cost: one pass over the open orders of
/// the time.
@Repository
public class SqlOwnerless {
  /// Returned so often, nobody takes it.
  private static final int RETURNS = 2;

  private static final Duration DISPATCHED_BY = Duration.ofDays(1);

  private static final String[] OPEN =
      Arrays.stream(OrderState.values())
          .filter(OrderState::isOpen)
          .map(OrderState::name)
          .toArray(String[]::new);

  private static final String ORDERS =
      """
      with o as (
        select s.*, coalesce(s.category, '-') as leaf, coalesce(s.district, '-') as place,
          (t.trace ->> 'returns')::int >= :returns as returned,
          s.state = 'CONFERRING' as conferring,
          s.state = 'PENDING_DISPATCH' and s.at < :waitingSince as waiting,
          s.category is null or s.category <> all (:listed) as unlisted
        from insight.order_seen s join insight.order_trace t using (id)
        where s.state = any (:open) and s.at >= :from)
      """;

  private static final String NOBODYS = "(returned or conferring or waiting or unlisted)";

  private final JdbcClient sql;

  public SqlOwnerless(JdbcClient sql) {
    this.sql = sql;
  }

  /// Which orders are looked at.
  ///
  /// @param from registered then or later
  /// @param listed categories that the dispatch directory has a line for
  public record Window(Instant from, Instant now, Collection<String> listed) {}

  /// Those of which most are nobody's first.
  ///
  /// @param least fewer orders that are nobody's make no problem
  public List<OwnerlessProblem> list(Window window, int least, int limit) {
    return bind(
            ORDERS
                + """
                select leaf, place, count(*) as open, count(*) filter (where %1$s) as nobodys,
                  count(*) filter (where returned) as returned,
                  count(*) filter (where conferring) as conferring,
                  count(*) filter (where waiting) as waiting,
                  count(*) filter (where unlisted) as unlisted
                from o group by leaf, place having count(*) filter (where %1$s) >= :least
                order by nobodys desc, open desc, leaf, place limit :limit
                """
                    .formatted(NOBODYS),
            window)
        .param("least", least)
        .param("limit", limit)
        .query((row, number) ->
            new OwnerlessProblem(
                row.getString("leaf"),
                row.getString("place"),
                row.getInt("open"),
                row.getInt("nobodys"),
                new Reasons(
                    row.getInt("returned"),
                    row.getInt("conferring"),
                    row.getInt("waiting"),
                    row.getInt("unlisted"))))
        .list();
  }

  /// The orders of a problem that are nobody's, newest first.
  ///
  /// @param before ids smaller than this one; null for the first
  public List<CountedOrder> listOrders(
      Window window, String category, String district, @Nullable String before, int limit) {
    return bind(
            ORDERS
                + """
                select * from o
                where leaf = :leaf and place = :place and %s
                  and (cast(:before as text) is null or id < :before)
                order by id desc limit :limit
                """
                    .formatted(NOBODYS),
            window)
        .param("leaf", category)
        .param("place", district)
        .param("before", before)
        .param("limit", limit)
        .query(SqlOverviewIndicators::order)
        .list();
  }

  private JdbcClient.StatementSpec bind(String statement, Window window) {
    return sql.sql(statement)
        .param("open", OPEN)
        .param("returns", RETURNS)
        .param("waitingSince", SqlSensing.utc(window.now().minus(DISPATCHED_BY)))
        .param("from", SqlSensing.utc(window.from()))
        .param("listed", window.listed().toArray(String[]::new));
  }
}
