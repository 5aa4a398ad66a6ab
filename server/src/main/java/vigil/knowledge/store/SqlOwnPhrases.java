package vigil.knowledge.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.Vault;
import vigil.knowledge.OwnPhrase;

/// Agents' own phrases, sealed: what they keep at hand may be what citizens said.
@Repository
public class SqlOwnPhrases {
  private final JdbcClient sql;
  private final Vault vault;
  private final JsonMapper json;

  public SqlOwnPhrases(JdbcClient sql, Vault vault, JsonMapper json) {
    this.sql = sql;
    this.vault = vault;
    this.json = json;
  }

  public List<OwnPhrase> list(String staff) {
    return sql.sql("select phrases from knowledge.own_phrases where staff = ?")
        .param(staff)
        .query((row, _) -> vault.open(about(staff), String.valueOf(row.getString(1))))
        .optional()
        .map(words -> List.of(json.readValue(words, OwnPhrase[].class)))
        .orElse(List.of());
  }

  public void save(String staff, List<OwnPhrase> phrases) {
    sql.sql(
            """
            insert into knowledge.own_phrases (staff, phrases) values (?, ?)
            on conflict (staff) do update set phrases = excluded.phrases
            """)
        .params(staff, vault.seal(about(staff), json.writeValueAsString(phrases)))
        .update();
  }

  public void forget(String staff) {
    sql.sql("delete from knowledge.own_phrases where staff = ?").param(staff).update();
  }

  private static String about(String staff) {
    return "knowledge.own_phrases/" + staff;
  }
}
