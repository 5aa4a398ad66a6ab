package vigil.messaging.store;

import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.Ids;
import vigil.kernel.SecretColumn;
import vigil.kernel.Vault;
import vigil.messaging.RetryPolicy;

/// Who wants to hear of what.
@Repository
public class SqlWebhooks {
  public static final int MOST = 100;
  private static final int SECRET_BYTES = 32;
  private static final SecretColumn SECRETS =
      new SecretColumn("messaging.hook", "id", "secret", "portal.hook");
  private static final SecureRandom DICE = new SecureRandom();

  /// One subscription, without its secret.
  ///
  /// @param endedAt since when nothing is sent: ended by an operator, or the receiver answered 410
  /// @param failures in a row
  /// @param pausedUntil nothing is tried before
  public record Webhook(
      String id,
      String url,
      List<String> kinds,
      Instant createdAt,
      String createdBy,
      @Nullable Instant endedAt,
      int failures,
      @Nullable Instant pausedUntil) {
    public Webhook {
      kinds = List.copyOf(kinds);
    }
  }

  /// A new subscription.
  ///
  /// @param secret shown once
  public record NewWebhookSecret(String id, String secret) {}

  /// What signing needs.
  public record SigningKey(String url, String secret) {}

  private final JdbcClient sql;
  private final InstantSource clock;
  private final RetryPolicy retry;
  private final Vault vault;

  public SqlWebhooks(JdbcClient sql, InstantSource clock, RetryPolicy retry, Vault vault) {
    this.sql = sql;
    this.clock = clock;
    this.retry = retry;
    this.vault = vault;
  }

  @Configuration(proxyBeanMethods = false)
  static class Columns {
    @Bean
    SecretColumn hookSecrets() {
      return SECRETS;
    }
  }

  public NewWebhookSecret add(String url, List<String> kinds, String by) {
    byte[] random = new byte[SECRET_BYTES];
    DICE.nextBytes(random);
    String secret = "whsec_" + Base64.getEncoder().encodeToString(random);
    String id = Ids.next(clock);
    sql.sql(
            """
            insert into messaging.hook (id, url, kinds, secret, created_at, created_by)
            values (:id, :url, string_to_array(:kinds, ','), :secret, :now, :by)
            """)
        .param("id", id)
        .param("url", url)
        .param("kinds", String.join(",", kinds))
        .param("secret", vault.seal(SECRETS.about(id), secret))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
    return new NewWebhookSecret(id, secret);
  }

  public int countLive() {
    return sql.sql("select count(*) from messaging.hook where ended_at is null")
        .query(Integer.class)
        .single();
  }

  /// Who is to hear of a kind that happened then.
  public List<String> listSubscribed(String kind, Instant at) {
    return sql.sql(
            """
            select id from messaging.hook
            where ended_at is null and created_at <= ? and ? = any (kinds) order by id
            """)
        .params(at.atOffset(ZoneOffset.UTC), kind)
        .query((row, number) -> row.getString("id"))
        .list();
  }

  /// Newest first, the ended ones too.
  public List<Webhook> list() {
    return sql.sql("select * from messaging.hook order by id desc limit " + 2 * MOST)
        .query(SqlWebhooks::hook)
        .list();
  }

  /// Those that are left alone just now.
  public Set<String> listPaused() {
    return new LinkedHashSet<>(
        sql.sql("select id from messaging.hook where paused_until > ?")
            .param(clock.instant().atOffset(ZoneOffset.UTC))
            .query((row, number) -> row.getString("id"))
            .list());
  }

  /// The address of each.
  public Map<String, String> listUrls(Set<String> ids) {
    Map<String, String> urls = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      sql.sql("select id, url from messaging.hook where id in (:ids)")
          .param("ids", ids)
          .query(row -> {
            urls.put(row.getString("id"), row.getString("url"));
          });
    }
    return urls;
  }

  public Optional<SigningKey> findKey(String id) {
    return sql.sql("select url, secret from messaging.hook where id = ? and ended_at is null")
        .param(id)
        .query((row, number) ->
            new SigningKey(
                row.getString("url"), vault.open(SECRETS.about(id), row.getString("secret"))))
        .optional();
  }

  /// Sends it nothing more.
  ///
  /// @return whether it was alive
  public boolean end(String id) {
    return sql.sql("update messaging.hook set ended_at = ? where id = ? and ended_at is null")
            .params(clock.instant().atOffset(ZoneOffset.UTC), id)
            .update()
        > 0;
  }

  public void markDelivered(String id) {
    sql.sql(
            """
            update messaging.hook set failures = 0, paused_until = null
            where id = ? and (failures > 0 or paused_until is not null)
            """)
        .param(id)
        .update();
  }

  /// Leaves the receiver alone for as long as a message would that failed as often.
  public void markFailed(String id) {
    int failures =
        sql.sql("update messaging.hook set failures = failures + 1 where id = ? returning failures")
            .param(id)
            .query(Integer.class)
            .optional()
            .orElse(0);
    sql.sql("update messaging.hook set paused_until = ? where id = ?")
        .params(clock.instant().plus(retry.retryDelay(failures, id)).atOffset(ZoneOffset.UTC), id)
        .update();
  }

  private static Webhook hook(ResultSet row, int number) throws SQLException {
    Array kinds = row.getArray("kinds");
    return new Webhook(
        row.getString("id"),
        row.getString("url"),
        List.of((String[]) kinds.getArray()),
        row.getTimestamp("created_at").toInstant(),
        row.getString("created_by"),
        instant(row, "ended_at"),
        row.getInt("failures"),
        instant(row, "paused_until"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
