package vigil.portal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.portal.map.Outlines.Point;

/// What anyone may see of the orders that came in by Open311.
@Repository
public class SqlOpen311Requests {
  /// One request: no name, no words, no address.
  ///
  /// @param system whose key it was filed with
  /// @param accuses it complains of a unit: nobody but that system is told of it
  public record FiledRequest(
      String number,
      String order,
      String system,
      String service,
      Location location,
      State state,
      boolean accuses) {
    public boolean isFor(@Nullable String reader) {
      return !accuses || system.equals(reader);
    }
  }

  /// Where it is.
  ///
  /// @param area a street's code, else a district's
  public record Location(String area, @Nullable Point point) {
    static Location of(ResultSet row) throws SQLException {
      Double lat = (Double) row.getObject("lat");
      Double lon = (Double) row.getObject("lon");
      return new Location(
          row.getString("area"), lat == null || lon == null ? null : new Point(lat, lon));
    }
  }

  /// How it stands.
  public record State(boolean open, Instant requestedAt, Instant updatedAt) {}

  /// Who sent it, as the client says.
  ///
  /// @param system whose key it was
  /// @param account of the sender at the client's
  /// @param token the client's own mark of this request; null when it sent none
  public record Client(String system, @Nullable String account, @Nullable String token) {}

  /// A new request.
  ///
  /// @param accuses it complains of a unit
  public record NewRequest(
      String number,
      String order,
      String service,
      Location location,
      Client client,
      Instant at,
      boolean accuses) {}

  /// What a client asks for.
  ///
  /// @param services none is any
  /// @param open null is any
  public record RequestFilter(
      List<String> services,
      @Nullable Boolean open,
      Instant from,
      Instant until,
      int limit,
      int skip) {}

  private static final RowMapper<FiledRequest> ROW =
      (row, number) ->
          new FiledRequest(
              row.getString("number"),
              row.getString("order_id"),
              row.getString("api_key"),
              row.getString("service"),
              Location.of(row),
              new State(
                  row.getBoolean("is_open"),
                  row.getTimestamp("requested_at").toInstant(),
                  row.getTimestamp("updated_at").toInstant()),
              row.getBoolean("accuses"));

  private final JdbcClient sql;

  SqlOpen311Requests(JdbcClient sql) {
    this.sql = sql;
  }

  public void add(NewRequest fresh) {
    Point point = fresh.location().point();
    sql.sql(
            """
            insert into portal.request
              (number, order_id, service, area, api_key, requested_at, updated_at, is_open,
               lat, lon, account_id, token, accuses)
            values (:number, :order, :service, :area, :key, :at, :at, true,
              :lat, :lon, :account, :token, :accuses)
            """)
        .param("number", fresh.number())
        .param("order", fresh.order())
        .param("service", fresh.service())
        .param("area", fresh.location().area())
        .param("key", fresh.client().system())
        .param("at", fresh.at().atOffset(ZoneOffset.UTC))
        .param("lat", point == null ? null : point.lat())
        .param("lon", point == null ? null : point.lon())
        .param("account", fresh.client().account())
        .param("token", fresh.client().token())
        .param("accuses", fresh.accuses())
        .update();
  }

  /// Notes that an order complains of a unit; does nothing if it did not come in by Open311.
  public void markAccusing(String order) {
    sql.sql("update portal.request set accuses = true where order_id = ?").param(order).update();
  }

  /// The number of the request that a client marked so.
  public Optional<String> findByToken(String token) {
    return sql.sql("select number from portal.request where token = ?")
        .param(token)
        .query(String.class)
        .optional();
  }

  /// Whoever else comes with this token waits until this transaction ends.
  public void lockToken(String token) {
    sql.sql("select pg_advisory_xact_lock(hashtextextended(?, 311))")
        .param(token)
        .query((row, n) -> n)
        .single();
  }

  /// Where exactly it was and whose account sent it are nobody's business any more.
  public void forget(String order) {
    sql.sql(
            "update portal.request set lat = null, lon = null, account_id = null where order_id = ?")
        .param(order)
        .update();
  }

  /// Whether this system filed it.
  public boolean isOf(String number, String apiKey) {
    return sql.sql("select count(*) from portal.request where number = ? and api_key = ?")
            .params(number, apiKey)
            .query(Integer.class)
            .single()
        > 0;
  }

  public Optional<FiledRequest> find(String number) {
    return sql.sql("select * from portal.request where number = ?")
        .param(number)
        .query(ROW)
        .optional();
  }

  /// Those of these numbers that there are, in their order.
  public List<FiledRequest> find(List<String> numbers) {
    return sql.sql(
            """
            select r.* from unnest(?) with ordinality as asked (number, place)
            join portal.request r using (number) order by asked.place
            """)
        .param(numbers.toArray(String[]::new))
        .query(ROW)
        .list();
  }

  /// Newest first.
  ///
  /// @param reader the system that asks; null for anybody
  public List<FiledRequest> list(RequestFilter wanted, @Nullable String reader) {
    return sql.sql(
            """
            select * from portal.request
            where requested_at between :from and :until
              and (cardinality(cast(:services as text[])) = 0 or service = any(:services))
              and (cast(:open as boolean) is null or is_open = :open)
              and (not accuses or api_key = :reader)
            order by requested_at desc, number
            limit :limit offset :skip
            """)
        .param("from", wanted.from().atOffset(ZoneOffset.UTC))
        .param("until", wanted.until().atOffset(ZoneOffset.UTC))
        .param("services", wanted.services().toArray(String[]::new))
        .param("open", wanted.open())
        .param("reader", reader)
        .param("limit", wanted.limit())
        .param("skip", wanted.skip())
        .query(ROW)
        .list();
  }

  /// Something happened to an order; does nothing if it did not come in by Open311.
  ///
  /// @param open null if that did not change
  /// @return the request's number; empty if it is none
  public Optional<String> touch(String order, Instant at, @Nullable Boolean open) {
    return sql.sql(
            """
            update portal.request set updated_at = :at,
              is_open = coalesce(cast(:open as boolean), is_open)
            where order_id = :order returning number
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("open", open)
        .param("order", order)
        .query(String.class)
        .optional();
  }
}
