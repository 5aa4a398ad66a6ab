package vigil.knowledge.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vigil.knowledge.Script;
import vigil.knowledge.Script.Agreement;
import vigil.knowledge.ScriptText;

/// Scripts and every edition of their text.
@Repository
public class SqlScripts {
  /// What [#script] reads.
  static final String COLUMNS =
      """
      s.id, s.version, s.edition, s.state, s.spike, s.agreements, s.published_edition,
        s.published_at, e.text
      """;

  private static final String SELECT =
      "select "
          + COLUMNS
          + """
          from knowledge.script s
          join knowledge.edition e on e.script = s.id and e.edition = s.edition
          """;

  /// Each with what agents read: nothing is told of a newer edition that is being written.
  private static final String SELECT_PUBLISHED =
      """
      select s.id, s.version, e.edition, 'PUBLISHED' as state, s.spike,
        case when e.edition = s.edition then s.agreements else '[]' end as agreements,
        s.published_edition, s.published_at, e.text
      from knowledge.script s
      join knowledge.edition e on e.script = s.id and e.edition = s.published_edition
      """;

  private final JdbcClient sql;
  private final JsonMapper json;

  SqlScripts(JdbcClient sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// One save of a text.
  public record Edition(int edition, ScriptText text, String savedBy, Instant savedAt) {}

  public Optional<Script> find(String id) {
    return sql.sql(SELECT + "where s.id = ?").param(id).query(this::script).optional();
  }

  /// Scripts in use whose category is one of these.
  public List<Script> listByCategories(List<String> categories) {
    return sql.sql(
            SELECT + "where s.state <> 'RETIRED' and e.text ->> 'category' = any(?) order by s.id")
        .param(categories.toArray(String[]::new))
        .query(this::script)
        .list();
  }

  /// The script with its row held until the transaction ends.
  public Optional<Script> lock(String id) {
    return sql.sql(SELECT + "where s.id = ? for update of s")
        .param(id)
        .query(this::script)
        .optional();
  }

  public List<Script> listBySpike(String spike) {
    return sql.sql(SELECT + "where s.spike = ? order by s.id desc")
        .param(spike)
        .query(this::script)
        .list();
  }

  /// Whether there is none, not even a retired one.
  public boolean isEmpty() {
    return sql.sql("select not exists (select from knowledge.script)")
        .query(Boolean.class)
        .single();
  }

  /// A title in use.
  public record UsedTitle(String script, String title) {}

  /// The titles of those that are not retired, as they are written now and as agents read them.
  public List<UsedTitle> listTitles() {
    return sql.sql(
            """
            select distinct s.id, e.text ->> 'title' as title from knowledge.script s
            join knowledge.edition e on e.script = s.id
              and e.edition in (s.edition, s.published_edition)
            where s.state <> 'RETIRED'
            """)
        .query((row, number) -> new UsedTitle(row.getString("id"), row.getString("title")))
        .list();
  }

  /// Nobody else takes a title until this transaction is over.
  public void lockTitles() {
    sql.sql("select pg_advisory_xact_lock(hashtext('knowledge.titles'))")
        .query((row, number) -> number)
        .list();
  }

  /// Scripts that agents may read, each with its published text.
  public List<Script> published() {
    return sql.sql(SELECT_PUBLISHED).query(this::script).list();
  }

  /// Those of these that agents may read, each with its published text.
  public List<Script> published(Collection<String> ids) {
    return sql.sql(SELECT_PUBLISHED + "where s.id = any(?)")
        .param(ids.toArray(String[]::new))
        .query(this::script)
        .list();
  }

  /// The published edition of each script that has one.
  public Map<String, Integer> publishedEditions() {
    Map<String, Integer> editions = new HashMap<>();
    sql.sql("select id, published_edition from knowledge.script where published_edition > 0")
        .query(row -> {
          editions.put(row.getString("id"), row.getInt("published_edition"));
        });
    return editions;
  }

  /// How many are published, and the sum of their editions: other numbers say that something was
  /// published or retired.
  public PublishedCount countPublished() {
    return sql.sql(
            """
            select count(*) scripts, coalesce(sum(published_edition), 0) editions
            from knowledge.script where published_edition > 0
            """)
        .query((row, number) -> new PublishedCount(row.getInt("scripts"), row.getLong("editions")))
        .single();
  }

  /// How many are published, by the category that they say.
  public Map<String, Integer> countPublishedByCategory() {
    Map<String, Integer> counts = new HashMap<>();
    sql.sql(
            """
            select e.text ->> 'category' category, count(*) scripts
            from knowledge.script s
            join knowledge.edition e on e.script = s.id and e.edition = s.published_edition
            group by 1
            """)
        .query(row -> {
          counts.put(row.getString("category"), row.getInt("scripts"));
        });
    return counts;
  }

  /// How many scripts, and the sum of their published editions.
  public record PublishedCount(int scripts, long editions) {}

  /// A script with its published text, where one is out.
  public Optional<Script> published(String id) {
    return sql.sql(SELECT_PUBLISHED + "where s.id = ?").param(id).query(this::script).optional();
  }

  public void insert(Script script) {
    sql.sql(
            """
            insert into knowledge.script (id, version, edition, state, spike, agreements)
            values (?, ?, ?, ?, ?, cast(? as jsonb))
            """)
        .params(
            Arrays.asList(
                script.id(),
                script.version(),
                script.edition(),
                script.state().name(),
                script.spike(),
                json.writeValueAsString(script.agreements())))
        .update();
  }

  public void update(Script script) {
    Instant publishedAt = script.publication().publishedAt();
    sql.sql(
            """
            update knowledge.script set version = ?, edition = ?, state = ?,
              agreements = cast(? as jsonb), published_edition = ?, published_at = ?
            where id = ?
            """)
        .params(
            Arrays.asList(
                script.version(),
                script.edition(),
                script.state().name(),
                json.writeValueAsString(script.agreements()),
                script.publication().publishedEdition(),
                publishedAt == null ? null : utc(publishedAt),
                script.id()))
        .update();
  }

  public void insertEdition(Script script, String by, Instant at) {
    sql.sql("insert into knowledge.edition values (?, ?, cast(? as jsonb), ?, ?)")
        .params(script.id(), script.edition(), json.writeValueAsString(script.text()), by, utc(at))
        .update();
  }

  /// What the edition is called; empty where there is none.
  public Optional<String> findTitle(String id, int edition) {
    return sql.sql(
            "select text ->> 'title' from knowledge.edition where script = ? and edition = ?")
        .params(id, edition)
        .query(String.class)
        .optional();
  }

  Edition edition(ResultSet row, int number) throws SQLException {
    return new Edition(
        row.getInt("edition"),
        json.readValue(row.getString("text"), ScriptText.class),
        row.getString("saved_by"),
        row.getObject("saved_at", OffsetDateTime.class).toInstant());
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  Script script(ResultSet row, int number) throws SQLException {
    var publishedAt = row.getObject("published_at", OffsetDateTime.class);
    return new Script(
        row.getString("id"),
        row.getInt("version"),
        row.getInt("edition"),
        Script.State.valueOf(row.getString("state")),
        json.readValue(row.getString("text"), ScriptText.class),
        row.getString("spike"),
        List.of(json.readValue(row.getString("agreements"), Agreement[].class)),
        new Script.Publication(
            row.getObject("published_edition", Integer.class),
            publishedAt == null ? null : publishedAt.toInstant()));
  }
}
