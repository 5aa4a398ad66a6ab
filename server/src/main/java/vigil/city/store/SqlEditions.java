package vigil.city.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.city.Edition;
import vigil.city.Edition.ActionStamp;
import vigil.city.PolicyTable;

/// Editions of the policy's tables.
@Repository
public class SqlEditions {
  private static final String ALL = "select * from city.edition ";

  /// Approvals of all servers go one after the other: each looks at the policy as a whole.
  private static final long APPROVALS = 0x7669_6769_6c0c_1751L;

  private final JdbcClient sql;

  SqlEditions(JdbcClient sql) {
    this.sql = sql;
  }

  /// Until the transaction ends nobody else approves.
  public void lockApprovals() {
    sql.sql("select pg_advisory_xact_lock(?)").param(APPROVALS).query((row, n) -> n).list();
  }

  /// The newest approved edition of each table that has one.
  public Map<PolicyTable, Edition> inForce() {
    Map<PolicyTable, Edition> newest = new EnumMap<>(PolicyTable.class);
    sql.sql(
            """
            select distinct on (policy_table) * from city.edition
            where number > 0 order by policy_table, number desc
            """)
        .query(SqlEditions::edition)
        .list()
        .forEach(edition -> newest.put(edition.table(), edition));
    return newest;
  }

  public Optional<Edition> find(String id) {
    return sql.sql(ALL + "where id = ?").param(id).query(SqlEditions::edition).optional();
  }

  public Optional<Edition> lock(String id) {
    return sql.sql(ALL + "where id = ? for update")
        .param(id)
        .query(SqlEditions::edition)
        .optional();
  }

  public Optional<Edition> findNumbered(PolicyTable table, int number) {
    return sql.sql(ALL + "where policy_table = ? and number = ?")
        .params(table.name(), number)
        .query(SqlEditions::edition)
        .optional();
  }

  /// Drafts and proposals of every table, the latest touched first.
  public List<Edition> listOpen(int limit) {
    return sql.sql(ALL + "where state in ('DRAFT', 'PROPOSED') order by changed_at desc limit ?")
        .param(limit)
        .query(SqlEditions::edition)
        .list();
  }

  /// A table's editions, the latest touched first.
  public List<Edition> listByTable(PolicyTable table, int limit) {
    return sql.sql(
            ALL + "where policy_table = ? order by coalesce(decided_at, changed_at) desc limit ?")
        .params(table.name(), limit)
        .query(SqlEditions::edition)
        .list();
  }

  public void save(Edition it) {
    var trail = it.trail();
    ActionStamp proposed = trail.proposed();
    ActionStamp decided = trail.decided();
    sql.sql(
            """
            insert into city.edition (id, version, policy_table, state, number, before, csv, hands,
              drafted_at, drafted_by, changed_at, changed_by, proposed_at, proposed_by, decided_at,
              decided_by, why, note)
            values (:id, :version, :table, :state, :number, :before, :csv, :hands, :draftedAt,
              :draftedBy, :changedAt, :changedBy, :proposedAt, :proposedBy, :decidedAt, :decidedBy,
              :why, :note)
            on conflict (id) do update set version = excluded.version, state = excluded.state,
              number = excluded.number, before = excluded.before, csv = excluded.csv,
              hands = excluded.hands, changed_at = excluded.changed_at,
              changed_by = excluded.changed_by, proposed_at = excluded.proposed_at,
              proposed_by = excluded.proposed_by, decided_at = excluded.decided_at,
              decided_by = excluded.decided_by, why = excluded.why, note = excluded.note
            """)
        .param("id", it.id())
        .param("version", it.version())
        .param("table", it.table().name())
        .param("state", it.state().name())
        .param("number", it.number())
        .param("before", it.text().before())
        .param("csv", it.text().csv())
        .param("hands", trail.hands().toArray(String[]::new))
        .param("draftedAt", utc(trail.drafted().at()))
        .param("draftedBy", trail.drafted().by())
        .param("changedAt", utc(trail.changed().at()))
        .param("changedBy", trail.changed().by())
        .param("proposedAt", proposed == null ? null : utc(proposed.at()))
        .param("proposedBy", proposed == null ? null : proposed.by())
        .param("decidedAt", decided == null ? null : utc(decided.at()))
        .param("decidedBy", decided == null ? null : decided.by())
        .param("why", it.reasons().why())
        .param("note", it.reasons().note())
        .update();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Edition edition(ResultSet row, int number) throws SQLException {
    ActionStamp drafted = mark(row, "drafted");
    ActionStamp changed = mark(row, "changed");
    if (drafted == null || changed == null) {
      throw new IllegalStateException("an edition without its beginning");
    }
    var hands = Arrays.stream((Object[]) row.getArray("hands").getArray());
    return new Edition(
        row.getString("id"),
        row.getInt("version"),
        PolicyTable.valueOf(row.getString("policy_table")),
        Edition.State.valueOf(row.getString("state")),
        row.getInt("number"),
        new Edition.Text(row.getString("before"), row.getString("csv")),
        new Edition.Trail(
            hands.map(Object::toString).toList(),
            drafted,
            changed,
            mark(row, "proposed"),
            mark(row, "decided")),
        new Edition.Reasons(row.getString("why"), row.getString("note")));
  }

  private static @Nullable ActionStamp mark(ResultSet row, String which) throws SQLException {
    String by = row.getString(which + "_by");
    return by == null
        ? null
        : new ActionStamp(by, row.getObject(which + "_at", OffsetDateTime.class).toInstant());
  }
}
