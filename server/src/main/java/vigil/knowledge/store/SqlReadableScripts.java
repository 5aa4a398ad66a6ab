package vigil.knowledge.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.identity.Staff;
import vigil.knowledge.Script;
import vigil.knowledge.life.ScriptReaders;
import vigil.knowledge.store.SqlScripts.Edition;

/// Scripts as one person reads them (rules 7.9): as they stand for those who may read what is not
/// published; the edition that is out, or was the last to be out, for everybody else, to whom a
/// script that never was out is not there.
@Repository
public class SqlReadableScripts {
  /// What [SqlScripts#script] reads, of [#FROM].
  static final String COLUMNS =
      """
      s.id, s.version, e.edition, r.state, s.spike,
        case when e.edition = s.edition then s.agreements else '[]' end as agreements,
        s.published_edition, s.published_at, e.text, w.whole
      """;

  /// Each script with the edition of it that the reader (`:all`, `:unit`, `:staff`) reads.
  static final String FROM =
      """
      from knowledge.script s
      cross join lateral (
        select :all
          or s.agreements @> jsonb_build_array(jsonb_build_object('unit', cast(:unit as text)))
          or exists (select from knowledge.edition
            where script = s.id and saved_by = :staff) as whole) w
      cross join lateral (
        select case when w.whole or s.state = 'RETIRED' then s.state else 'PUBLISHED' end as state,
          case when w.whole then s.edition
            when s.state = 'RETIRED' then
              (select max(edition) from knowledge.publication where script = s.id)
            else s.published_edition end as edition) r
      join knowledge.edition e on e.script = s.id and e.edition = r.edition
      """;

  private final JdbcClient sql;
  private final SqlScripts scripts;

  SqlReadableScripts(JdbcClient sql, SqlScripts scripts) {
    this.sql = sql;
    this.scripts = scripts;
  }

  /// A script as somebody reads it.
  ///
  /// @param isWhole as it stands: this person looks after scripts at the hotline, wrote an edition
  ///   of it, or is of a unit that is asked; else as it is out
  public record ReadableScript(Script script, boolean isWhole) {}

  /// The values of [#FROM].
  static Map<String, Object> reader(Staff who) {
    var values = new HashMap<String, Object>();
    values.put("all", ScriptReaders.readsAll(who));
    values.put("unit", who.unit());
    values.put("staff", who.id());
    return values;
  }

  public Optional<ReadableScript> find(String id, Staff who) {
    return sql.sql("select " + COLUMNS + FROM + "where s.id = :id")
        .params(reader(who))
        .param("id", id)
        .query((row, number) ->
            new ReadableScript(scripts.script(row, number), row.getBoolean("whole")))
        .optional();
  }

  /// Those that are not retired, oldest first.
  public List<Script> listInUse(Staff who) {
    return list("where s.state <> 'RETIRED' order by s.id", who, Map.of());
  }

  /// Those that a spike made necessary, newest first.
  public List<Script> listBySpike(String spike, Staff who) {
    return list("where s.spike = :spike order by s.id desc", who, Map.of("spike", spike));
  }

  private List<Script> list(String which, Staff who, Map<String, ?> more) {
    return sql.sql("select " + COLUMNS + FROM + which)
        .params(reader(who))
        .params(more)
        .query(scripts::script)
        .list();
  }

  /// The editions of a script, the newest first: for whom it does not stand as it is, those that
  /// were out.
  public List<Edition> listEditions(String id, Staff who) {
    return sql.sql(
            "select n.* "
                + FROM
                + """
                join knowledge.edition n on n.script = s.id
                where s.id = :id and (w.whole or exists (select from knowledge.publication p
                  where p.script = s.id and p.edition = n.edition))
                order by n.edition desc
                """)
        .params(reader(who))
        .param("id", id)
        .query(scripts::edition)
        .list();
  }
}
