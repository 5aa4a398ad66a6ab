package vigil.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.life.PolicyEffects.Group;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// Open orders by what the policy decides about them, counted. Costs what is open, not what ever
/// was: the narrow table of due times and the parts that are owed name every open order that is not
/// a draft.
@Repository
public class SqlOpenOrderCounts {
  private static final String OPEN =
      """
      with open as (
        select order_id from casework.due where dispatch is not null
        union select order_id from casework.due where callback is not null
        union select order_id from casework.due where review is not null
        union select order_id from casework.due where listed is not null
        union select order_id from casework.assignment where owed)
      """;

  private static final String SELECT =
      "select o.category, o.district, o.street, o.urgency, o.type, count(*) as orders ";

  private static final String BY =
      " group by o.category, o.district, o.street, o.urgency, o.type"
          + " order by orders desc, o.category, o.district, o.street, o.urgency, o.type";

  private final JdbcClient sql;

  SqlOpenOrderCounts(JdbcClient sql) {
    this.sql = sql;
  }

  /// A unit's unfinished parts.
  public record UnitParts(String unit, long parts) {}

  /// Orders that wait for their dispatch, the first or after a return; not rechecks, whose limit is
  /// their own.
  public List<Group> waiting() {
    return groups(
        """
        from casework.due d join casework.work_order o on o.id = d.order_id
        where d.dispatch is not null and o.state <> 'RECHECK'
        """);
  }

  public List<Group> registeredSince(Instant since) {
    return groups(
        "from casework.work_order o where o.registered_at > ?", since.atOffset(ZoneOffset.UTC));
  }

  public List<Group> open() {
    return sql.sql(
            OPEN + SELECT + "from open join casework.work_order o on o.id = open.order_id" + BY)
        .query(SqlOpenOrderCounts::group)
        .list();
  }

  /// Orders that some unit works on, by category and place.
  public List<Group> inHand() {
    return groups(
        """
        from casework.assignment a join casework.work_order o on o.id = a.order_id
        where a.owed and a.role = 'LEAD'
        """);
  }

  public List<UnitParts> parts(List<String> units) {
    return sql.sql(
            """
            select unit, count(*) as parts from casework.assignment
            where owed and unit = any(?) group by unit order by parts desc, unit
            """)
        .param(units.toArray(String[]::new))
        .query((row, n) -> new UnitParts(row.getString("unit"), row.getLong("parts")))
        .list();
  }

  private List<Group> groups(String from, Object... given) {
    return sql.sql(SELECT + from + BY).params(given).query(SqlOpenOrderCounts::group).list();
  }

  private static Group group(ResultSet row, int number) throws SQLException {
    return new Group(
        row.getString("category"),
        row.getString("district"),
        row.getString("street"),
        Urgency.valueOf(row.getString("urgency")),
        AppealType.valueOf(row.getString("type")),
        row.getLong("orders"));
  }
}
