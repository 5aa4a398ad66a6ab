package vigil.portal.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What anyone may see of the orders that came in by Open311.
@Repository
public class SqlRequests {
  /// One request: no name, no words, no address.
  public record Filed(
      String number,
      String order,
      String service,
      String area,
      Instant requestedAt,
      Instant updatedAt,
      boolean open) {}

  /// What a client asks for; null is any.
  public record Wanted(
      @Nullable String service,
      @Nullable Boolean open,
      Instant from,
      Instant until,
      int limit,
      int skip) {}

  private static final RowMapper<Filed> ROW =
      (row, number) ->
          new Filed(
              row.getString("number"),
              row.getString("order_id"),
              row.getString("service"),
              row.getString("area"),
              row.getTimestamp("requested_at").toInstant(),
              row.getTimestamp("updated_at").toInstant(),
              row.getBoolean("is_open"));

  private final JdbcClient sql;

  SqlRequests(JdbcClient sql) {
    this.sql = sql;
  }

  public void add(
      String number, String order, String service, String area, String apiKey, Instant at) {
    sql.sql(
            """
            insert into portal.request
              (number, order_id, service, area, api_key, requested_at, updated_at, is_open)
            values (:number, :order, :service, :area, :key, :at, :at, true)
            """)
        .param("number", number)
        .param("order", order)
        .param("service", service)
        .param("area", area)
        .param("key", apiKey)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  public Optional<Filed> find(String number) {
    return sql.sql("select * from portal.request where number = ?")
        .param(number)
        .query(ROW)
        .optional();
  }

  /// Newest first.
  public List<Filed> list(Wanted wanted) {
    return sql.sql(
            """
            select * from portal.request
            where requested_at between :from and :until
              and (cast(:service as text) is null or service = :service)
              and (cast(:open as boolean) is null or is_open = :open)
            order by requested_at desc, number
            limit :limit offset :skip
            """)
        .param("from", wanted.from().atOffset(ZoneOffset.UTC))
        .param("until", wanted.until().atOffset(ZoneOffset.UTC))
        .param("service", wanted.service())
        .param("open", wanted.open())
        .param("limit", wanted.limit())
        .param("skip", wanted.skip())
        .query(ROW)
        .list();
  }

  /// Something happened to an order; does nothing if it did not come in by Open311.
  ///
  /// @param open null if that did not change
  public void touch(String order, Instant at, @Nullable Boolean open) {
    sql.sql(
            """
            update portal.request set updated_at = :at,
              is_open = coalesce(cast(:open as boolean), is_open)
            where order_id = :order
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("open", open)
        .param("order", order)
        .update();
  }
}
