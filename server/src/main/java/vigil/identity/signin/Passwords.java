package vigil.identity.signin;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import vigil.identity.store.SqlPasswords;

/// Argon2id (RFC 9106) over the stored hashes.
@Component
public class Passwords {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;

  /// KiB, with [#PASSES]: the least that OWASP's password storage sheet allows for one lane.
  private static final int MEMORY_KIB = 19 * 1024;

  private static final int PASSES = 2;

  private final Argon2PasswordEncoder argon =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
  private final SqlPasswords store;
  private final String nobodys;

  Passwords(SqlPasswords store) {
    this.store = store;
    this.nobodys = encode("nobody's password");
  }

  public final String encode(String password) {
    return java.util.Objects.requireNonNull(argon.encode(password));
  }

  /// Takes as long for a name that does not exist as for one that does.
  boolean match(String staff, String password) {
    var hash = store.hash(staff);
    return argon.matches(password, hash.orElse(nobodys)) && hash.isPresent();
  }
}
