package vigil.acd.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.Vault;

/// What agents have written about calls and not made an order of, sealed: it is what citizens said.
@Repository
public class SqlDrafts {
  /// Nobody takes up a debt after that; what was said is with the recording.
  static final Duration KEPT_FOR = Duration.ofDays(30);

  private final JdbcClient sql;
  private final Vault vault;

  public SqlDrafts(JdbcClient sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  /// What one person has written about a call.
  ///
  /// @param words as they were saved
  public record Draft(String words, Instant savedAt) {}

  public Optional<Draft> find(String call, String staff) {
    return sql.sql("select words, saved_at from acd.draft where call = ? and staff = ?")
        .params(call, staff)
        .query((row, _) ->
            new Draft(
                vault.open(about(call, staff), String.valueOf(row.getString("words"))),
                row.getObject("saved_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  public void save(String call, String staff, Draft draft) {
    sql.sql(
            """
            insert into acd.draft (call, staff, words, saved_at) values (?, ?, ?, ?)
            on conflict (call, staff) do update set words = excluded.words,
              saved_at = excluded.saved_at
            """)
        .params(
            call,
            staff,
            vault.seal(about(call, staff), draft.words()),
            draft.savedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  public void forget(String call, String staff) {
    sql.sql("delete from acd.draft where call = ? and staff = ?").params(call, staff).update();
  }

  /// Drafts of calls that nobody made an order of.
  public void forgetOld(Instant now) {
    sql.sql("delete from acd.draft where saved_at < ?")
        .param(now.minus(KEPT_FOR).atOffset(ZoneOffset.UTC))
        .update();
  }

  private static String about(String call, String staff) {
    return "acd.draft/" + call + "/" + staff;
  }
}
