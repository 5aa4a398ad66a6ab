package vigil.portal.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keys of the systems that may file requests. A key is random, so a plain hash keeps it.
@Repository
public class SqlApiKeys {
  private static final int KEY_BYTES = 24;
  private static final SecureRandom DICE = new SecureRandom();

  private final JdbcClient sql;
  private final InstantSource clock;

  SqlApiKeys(JdbcClient sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Makes a key for a system; one it had before stops working.
  ///
  /// @return the key, which nobody can see again
  public String issue(String name, String by) {
    byte[] random = new byte[KEY_BYTES];
    DICE.nextBytes(random);
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    sql.sql(
            """
            insert into portal.api_key as k (name, hash, created_at, created_by)
            values (?, ?, ?, ?)
            on conflict (name) do update set hash = excluded.hash,
              created_at = excluded.created_at, created_by = excluded.created_by,
              revoked_at = null
            """)
        .params(name, hash(key), clock.instant().atOffset(ZoneOffset.UTC), by)
        .update();
    return key;
  }

  /// Whose key it is.
  public Optional<String> findOwner(String key) {
    return sql.sql("select name from portal.api_key where hash = ? and revoked_at is null")
        .param(hash(key))
        .query((row, number) -> row.getString("name"))
        .optional();
  }

  private static String hash(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
