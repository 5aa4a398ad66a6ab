package vigil.knowledge.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.knowledge.ScriptPublications;

/// Each edition that went out.
@Repository
public class SqlPublications implements ScriptPublications {
  private final JdbcClient sql;

  SqlPublications(JdbcClient sql) {
    this.sql = sql;
  }

  public void insert(String script, int edition, Instant at) {
    sql.sql("insert into knowledge.publication values (?, ?, ?, null)")
        .params(script, edition, SqlScripts.utc(at))
        .update();
  }

  public void retire(String script, int edition, Instant at) {
    sql.sql("update knowledge.publication set retired_at = ? where script = ? and edition = ?")
        .params(SqlScripts.utc(at), script, edition)
        .update();
  }

  @Override
  public List<ScriptPublication> listBySpike(String spike) {
    return sql.sql(
            """
            select p.script, e.text ->> 'title' as title, p.published_at, p.retired_at
            from knowledge.script s
            join knowledge.publication p on p.script = s.id
            join knowledge.edition e on e.script = p.script and e.edition = p.edition
            where s.spike = ? order by p.published_at, p.script
            """)
        .param(spike)
        .query(SqlPublications::publication)
        .list();
  }

  private static ScriptPublication publication(ResultSet row, int number) throws SQLException {
    var retired = row.getObject("retired_at", OffsetDateTime.class);
    return new ScriptPublication(
        row.getString("script"),
        row.getString("title"),
        row.getObject("published_at", OffsetDateTime.class).toInstant(),
        retired == null ? null : retired.toInstant());
  }
}
