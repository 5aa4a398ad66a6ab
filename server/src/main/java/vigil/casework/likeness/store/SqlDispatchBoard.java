package vigil.casework.likeness.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.likeness.WaitingOrder;
import vigil.casework.likeness.WaitingOrder.Badge;
import vigil.casework.likeness.WaitingOrder.BoardFilter;

/// The orders that wait for a dispatcher, a narrow row of each.
@Repository
public class SqlDispatchBoard {
  private final JdbcClient sql;

  SqlDispatchBoard(JdbcClient sql) {
    this.sql = sql;
  }

  /// By due time: the one that is due first stands first.
  public List<WaitingOrder> listWaiting(BoardFilter wanted, Instant now) {
    return sql.sql(
            """
            select o.id, o.version, o.registered_at, o.category, o.district, o.urgency,
              d.dispatch as due, d.dispatch <= :now as late, l.cluster,
              coalesce(l.same_phone, 0) as same_phone,
              coalesce(l.same_address, 0) as same_address,
              coalesce(l.like_text, 0) as like_text, l.reasons
            from casework.due d join casework.work_order o on o.id = d.order_id
              left join casework.likeness l on l.order_id = o.id
            where d.dispatch is not null
              and (:district::text is null or o.district = :district)
              and (:category::text is null or starts_with(o.category, :category))
              and (:urgency::text is null or o.urgency = :urgency)
              and (:type::text is null or o.type = :type)
              and (:words::text is null or position(lower(:words) in lower(o.title)) > 0
                or position(:words in o.number) > 0)
              and (not :late or d.dispatch <= :now)
            order by d.dispatch, o.id
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("district", wanted.district())
        .param("category", wanted.category())
        .param("urgency", name(wanted.urgency()))
        .param("type", name(wanted.type()))
        .param("words", wanted.words())
        .param("late", wanted.lateOnly())
        .query(SqlDispatchBoard::waiting)
        .list();
  }

  private static WaitingOrder waiting(ResultSet row, int n) throws SQLException {
    var reasons = row.getArray("reasons");
    return new WaitingOrder(
        row.getString("id"),
        row.getInt("version"),
        row.getObject("due", OffsetDateTime.class).toInstant(),
        row.getObject("registered_at", OffsetDateTime.class).toInstant(),
        row.getString("cluster"),
        kind(row.getString("category"), row.getString("district"), row.getString("urgency")),
        row.getBoolean("late"),
        new Badge(
            row.getInt("same_phone"),
            row.getInt("same_address"),
            row.getInt("like_text"),
            reasons == null ? List.of() : List.of((String[]) reasons.getArray())));
  }

  private static @Nullable String name(@Nullable Enum<?> one) {
    return one == null ? null : one.name();
  }

  private static @Nullable String kind(
      @Nullable String category, @Nullable String district, String urgency) {
    return category == null || district == null ? null : category + "/" + district + "/" + urgency;
  }
}
