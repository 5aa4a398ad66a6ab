package vigil.exchange.store;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.Platform;
import vigil.casework.Platforms;
import vigil.kernel.SecretColumn;
import vigil.kernel.Vault;
import vigil.messaging.RetryPolicy;

/// The platforms that we exchange orders with.
@Repository
public class SqlPartners implements Platforms {
  /// Standard Webhooks: 24 to 64 bytes.
  public static final String SECRET = "whsec_[A-Za-z0-9+/]{32,86}={0,2}";

  public static final int MOST = 200;
  private static final int SECRET_BYTES = 32;
  private static final SecretColumn SECRETS =
      new SecretColumn("exchange.partner", "code", "secret", "portal.partner");
  private static final SecureRandom DICE = new SecureRandom();

  /// One of them, without the secret.
  ///
  /// @param endedAt since when nothing goes there and nothing is taken from there
  /// @param turnsAt until when the secret before the newest holds too; null while there is one only
  public record Partner(
      @JsonUnwrapped PartnerSettings settings,
      Instant createdAt,
      String createdBy,
      @Nullable Instant endedAt,
      @JsonUnwrapped Health health,
      @Nullable Instant turnsAt) {
    public String code() {
      return settings.code();
    }
  }

  /// What an operator says of one.
  ///
  /// @param url where its messages are sent
  /// @param districts it is for; none is all
  /// @param categories it is for, at any level; none is all
  public record PartnerSettings(
      String code,
      String name,
      String nameEn,
      String url,
      List<String> districts,
      List<String> categories) {
    public PartnerSettings {
      districts = List.copyOf(districts);
      categories = List.copyOf(categories);
    }
  }

  /// Whether it can be reached.
  ///
  /// @param failures in a row
  /// @param pausedUntil nothing is tried before
  /// @param heardAt when its last signed message came
  public record Health(int failures, @Nullable Instant pausedUntil, @Nullable Instant heardAt) {}

  /// What signing needs.
  ///
  /// @param secrets one; two while the secret is being changed
  public record SigningKey(String url, List<String> secrets) {
    public SigningKey {
      secrets = List.copyOf(secrets);
    }
  }

  /// How long both secrets hold unless somebody says otherwise: a weekend lies within.
  public static final Duration OVERLAP = Duration.ofDays(3);

  public static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

  private final JdbcClient sql;
  private final InstantSource clock;
  private final RetryPolicy retry;
  private final Vault vault;

  SqlPartners(JdbcClient sql, InstantSource clock, RetryPolicy retry, Vault vault) {
    this.sql = sql;
    this.clock = clock;
    this.retry = retry;
    this.vault = vault;
  }

  /// Both columns are about the platform: one moves into the other.
  @Configuration(proxyBeanMethods = false)
  static class Columns {
    @Bean
    SecretColumn partnerSecrets() {
      return SECRETS;
    }

    @Bean
    SecretColumn nextPartnerSecrets() {
      return new SecretColumn(SECRETS.table(), SECRETS.key(), "next_secret", SECRETS.subject());
    }
  }

  public static String newSecret() {
    byte[] random = new byte[SECRET_BYTES];
    DICE.nextBytes(random);
    return "whsec_" + Base64.getEncoder().encodeToString(random);
  }

  /// Enters one, or one again that had ended.
  ///
  /// @return false when it is there already
  public boolean add(PartnerSettings said, String secret, String by) {
    return sql.sql(
                """
                insert into exchange.partner as p
                  (code, name, name_en, url, secret, districts, categories, created_at, created_by)
                values (:code, :name, :nameEn, :url, :secret, string_to_array(:districts, ','),
                  string_to_array(:categories, ','), :now, :by)
                on conflict (code) do update set name = :name, name_en = :nameEn, url = :url,
                  secret = :secret, districts = excluded.districts,
                  categories = excluded.categories, created_at = :now, created_by = :by,
                  ended_at = null, failures = 0, paused_until = null, next_secret = null,
                  turns_at = null
                where p.ended_at is not null
                """)
            .param("code", said.code())
            .param("name", said.name())
            .param("nameEn", said.nameEn())
            .param("url", said.url())
            .param("secret", vault.seal(SECRETS.about(said.code()), secret))
            .param("districts", String.join(",", said.districts()))
            .param("categories", String.join(",", said.categories()))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("by", by)
            .update()
        > 0;
  }

  /// Writes all but code and secret anew.
  ///
  /// @return false when there is none, or it has ended
  public boolean change(PartnerSettings said) {
    return sql.sql(
                """
                update exchange.partner set name = :name, name_en = :nameEn, url = :url,
                  districts = string_to_array(:districts, ','),
                  categories = string_to_array(:categories, ',')
                where code = :code and ended_at is null
                """)
            .param("code", said.code())
            .param("name", said.name())
            .param("nameEn", said.nameEn())
            .param("url", said.url())
            .param("districts", String.join(",", said.districts()))
            .param("categories", String.join(",", said.categories()))
            .update()
        > 0;
  }

  /// Another secret, beside the one in force until `turnsAt`; one that was on its way is dropped.
  ///
  /// @return false when there is no such platform, or it has ended
  public boolean rotate(String code, String secret, Instant turnsAt) {
    return sql.sql(
                """
                update exchange.partner set
                  secret = case when turns_at <= :now then next_secret else secret end,
                  next_secret = :secret, turns_at = :turnsAt
                where code = :code and ended_at is null
                """)
            .param("code", code)
            .param("secret", vault.seal(SECRETS.about(code), secret))
            .param("turnsAt", turnsAt.atOffset(ZoneOffset.UTC))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }

  /// The secret in force stays; the one on its way is dropped.
  ///
  /// @return false when none was on its way
  public boolean keepSecret(String code) {
    return sql.sql(
                """
                update exchange.partner set next_secret = null, turns_at = null
                where code = ? and ended_at is null and turns_at > ?
                """)
            .params(code, clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }

  public boolean end(String code) {
    return sql.sql("update exchange.partner set ended_at = ? where code = ? and ended_at is null")
            .params(clock.instant().atOffset(ZoneOffset.UTC), code)
            .update()
        > 0;
  }

  /// By code, the ended ones too.
  public List<Partner> list() {
    return sql.sql(
            "select * from exchange.partner order by ended_at nulls first, code limit " + MOST)
        .query(this::partner)
        .list();
  }

  @Override
  public List<Platform> listPlatforms() {
    return list().stream()
        .filter(p -> p.endedAt() == null)
        .map(Partner::settings)
        .map(p -> new Platform(p.code(), p.name(), p.nameEn(), p.districts(), p.categories()))
        .toList();
  }

  public Optional<SigningKey> findKey(String code) {
    return sql.sql(
            """
            select url, secret, next_secret, turns_at from exchange.partner
            where code = ? and ended_at is null
            """)
        .param(code)
        .query((row, number) -> new SigningKey(row.getString("url"), secrets(code, row)))
        .optional();
  }

  /// The newest first.
  private List<String> secrets(String code, ResultSet row) throws SQLException {
    String next = row.getString("next_secret");
    String secret = row.getString("secret");
    List<String> sealed =
        next == null ? List.of(secret) : isTurned(row) ? List.of(next) : List.of(next, secret);
    return sealed.stream().map(it -> vault.open(SECRETS.about(code), it)).toList();
  }

  private boolean isTurned(ResultSet row) throws SQLException {
    Instant turns = instant(row, "turns_at");
    return turns != null && !turns.isAfter(clock.instant());
  }

  /// The partner is there.
  ///
  /// @param isFromIt whether a message of its own says so
  /// @return whether it was not before
  public boolean markHeard(String code, boolean isFromIt) {
    boolean wasAway =
        sql.sql(
                    """
                    update exchange.partner set failures = 0, paused_until = null
                    where code = ? and failures > 0
                    """)
                .param(code)
                .update()
            > 0;
    if (isFromIt) {
      sql.sql("update exchange.partner set heard_at = ? where code = ?")
          .params(clock.instant().atOffset(ZoneOffset.UTC), code)
          .update();
    }
    return wasAway;
  }

  /// The partner is left alone no more, however often it failed.
  public void endPause(String code) {
    sql.sql("update exchange.partner set paused_until = null where code = ?").param(code).update();
  }

  /// Partners that are left alone just now.
  public Set<String> listPaused() {
    return new LinkedHashSet<>(
        sql.sql("select code from exchange.partner where paused_until > ?")
            .param(clock.instant().atOffset(ZoneOffset.UTC))
            .query((row, number) -> row.getString("code"))
            .list());
  }

  public Optional<Instant> findPausedUntil(String code) {
    return sql.sql("select paused_until from exchange.partner where code = ? and paused_until > ?")
        .params(code, clock.instant().atOffset(ZoneOffset.UTC))
        .query((row, number) -> row.getTimestamp("paused_until").toInstant())
        .optional();
  }

  /// Leaves it alone for as long as a message would that failed as often.
  public void markFailed(String code) {
    int failures =
        sql.sql(
                "update exchange.partner set failures = failures + 1 where code = ? returning failures")
            .param(code)
            .query(Integer.class)
            .optional()
            .orElse(0);
    sql.sql("update exchange.partner set paused_until = ? where code = ?")
        .params(
            clock.instant().plus(retry.retryDelay(failures, code)).atOffset(ZoneOffset.UTC), code)
        .update();
  }

  private Partner partner(ResultSet row, int number) throws SQLException {
    return new Partner(
        new PartnerSettings(
            row.getString("code"),
            row.getString("name"),
            row.getString("name_en"),
            row.getString("url"),
            texts(row, "districts"),
            texts(row, "categories")),
        row.getTimestamp("created_at").toInstant(),
        row.getString("created_by"),
        instant(row, "ended_at"),
        new Health(row.getInt("failures"), instant(row, "paused_until"), instant(row, "heard_at")),
        isTurned(row) ? null : instant(row, "turns_at"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
