package vigil.identity.steps;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id (RFC 9106) over the stored hashes.
@Component
public class Passwords {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;

  /// KiB, with [#PASSES]: the least that OWASP's password storage sheet allows for one lane.
  private static final int MEMORY_KIB = 19 * 1024;

  private static final int PASSES = 2;

  /// How long a try waits for a place: longer, and whoever waits has pressed again.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  public static final long RETRY_AFTER_SECONDS = 2;

  private final Argon2PasswordEncoder argon;
  private final Semaphore places;
  private final CompletableFuture<String> nobodys;

  /// @param atOnce `vigil.identity.passwords-at-once`: how many are judged at the same time, each
  ///   with a core of its own; 0 is half the cores, so that the line has the other half
  @Autowired
  Passwords(@Value("${vigil.identity.passwords-at-once:0}") int atOnce) {
    this(atOnce, MEMORY_KIB);
  }

  /// For tests, where hundreds of sign-ins need no such protection.
  Passwords(int atOnce, int memoryKib) {
    if (atOnce < 0) {
      throw new IllegalArgumentException("vigil.identity.passwords-at-once is 0 or more");
    }
    this.argon = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, memoryKib, PASSES);
    int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    this.places = new Semaphore(atOnce == 0 ? half : atOnce);
    // Made beside the start, which it would hold up by what a sign-in takes.
    this.nobodys = CompletableFuture.supplyAsync(() -> encode("nobody's password"));
  }

  /// Takes a place for [#encode] and [#matches]; who got it gives it back with [#release].
  ///
  /// @return false when all stayed taken
  public boolean acquire() {
    try {
      return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public void release() {
    places.release();
  }

  public final String encode(String password) {
    return java.util.Objects.requireNonNull(argon.encode(password));
  }

  /// Takes as long for a name that does not exist as for one that does.
  ///
  /// @param hash empty for nobody's name
  public boolean matches(Optional<String> hash, String password) {
    return argon.matches(password, hash.orElseGet(nobodys::join)) && hash.isPresent();
  }
}
