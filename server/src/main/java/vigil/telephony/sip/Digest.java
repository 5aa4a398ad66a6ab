package vigil.telephony.sip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Digest access authentication (RFC 8760, RFC 7616): MD5 for old phones, SHA-256 beside it. A
/// nonce proves itself by an HMAC, is good for the address that it was given to and lives
/// [#NONCE_LIFE]; each nonce count is taken once.
public final class Digest {
  public static final String REALM = "vigil";

  /// Long enough for a slow phone, short enough for a listener in between.
  static final Duration NONCE_LIFE = Duration.ofMinutes(5);

  /// Nonces whose counts are remembered; older ones are forgotten and then stale.
  static final int MOST_NONCES = 10_000;

  /// The algorithms, named as in the header.
  public enum Algorithm {
    MD5("MD5"),
    SHA256("SHA-256");

    public final String word;

    Algorithm(String word) {
      this.word = word;
    }

    /// The algorithms by their names in the header, in that order.
    ///
    /// @throws IllegalArgumentException for a name that is none of theirs
    public static List<Algorithm> named(List<String> words) {
      return words.stream()
          .map(word -> Optional.ofNullable(of(word)))
          .map(
              a -> a.orElseThrow(() -> new IllegalArgumentException("vigil.sip.digests: " + words)))
          .toList();
    }

    static @Nullable Algorithm of(@Nullable String word) {
      if (word == null || word.equalsIgnoreCase("MD5")) {
        return MD5;
      }
      return word.equalsIgnoreCase("SHA-256") ? SHA256 : null;
    }
  }

  /// What the phone said.
  ///
  /// @param quality null in the old form of RFC 2069
  record Credentials(
      String user,
      String realm,
      String nonce,
      String uri,
      String response,
      Algorithm algorithm,
      @Nullable Quality quality) {}

  /// The quality of protection, with the client's own nonce and how often it used ours.
  record Quality(String qop, String cnonce, int count) {}

  /// How a claim was judged.
  enum Verdict {
    RIGHT,
    WRONG,
    STALE
  }

  private final byte[] secret = new byte[32];
  private final SecureRandom dice = new SecureRandom();
  private final Map<String, Integer> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          if (size() <= MOST_NONCES) {
            return false;
          }
          forgotten = Math.max(forgotten, born(eldest.getKey()));
          return true;
        }
      };

  /// What was made up to this moment may have been used: a forgotten count would let a captured
  /// proof in a second time.
  private long forgotten = Long.MIN_VALUE;

  public Digest() {
    dice.nextBytes(secret);
  }

  public static String ha1(Algorithm algorithm, String user, String password) {
    return hex(algorithm, user + ":" + REALM + ":" + password);
  }

  /// @param client the address that will answer it
  String nonce(String client, Instant at) {
    byte[] salt = new byte[8];
    dice.nextBytes(salt);
    return seal(client, at.toEpochMilli(), salt);
  }

  /// Judges a claim; one that is not fresh is STALE, whatever else it says.
  Verdict judge(Credentials claim, String ha1, String method, String client, Instant at) {
    if (!isFresh(claim.nonce(), client, at)) {
      return Verdict.STALE;
    }
    String ha2 = hex(claim.algorithm(), method + ":" + claim.uri());
    Quality quality = claim.quality();
    String middle =
        quality == null
            ? claim.nonce()
            : "%s:%08x:%s:%s"
                .formatted(claim.nonce(), quality.count(), quality.cnonce(), quality.qop());
    String wanted = hex(claim.algorithm(), ha1 + ":" + middle + ":" + ha2);
    boolean same =
        MessageDigest.isEqual(
            wanted.getBytes(StandardCharsets.US_ASCII),
            claim.response().toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    if (!same || !claim.realm().equals(REALM)) {
      return Verdict.WRONG;
    }
    return isFirst(claim) ? Verdict.RIGHT : Verdict.STALE;
  }

  private synchronized boolean isFirst(Credentials claim) {
    int count = claim.quality() == null ? 1 : claim.quality().count();
    Integer last = counts.get(claim.nonce());
    if (last != null && count <= last) {
      return false;
    }
    counts.put(claim.nonce(), count);
    return true;
  }

  /// Whether we gave this nonce to this address, not long ago: who answers it hears what we send
  /// there.
  synchronized boolean isFresh(String nonce, String client, Instant at) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(nonce));
      long made = bytes.getLong();
      byte[] salt = new byte[8];
      bytes.get(salt);
      return MessageDigest.isEqual(
              seal(client, made, salt).getBytes(StandardCharsets.US_ASCII),
              nonce.getBytes(StandardCharsets.UTF_8))
          && made > forgotten
          && Duration.between(Instant.ofEpochMilli(made), at).compareTo(NONCE_LIFE) < 0;
    } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
      return false;
    }
  }

  /// When a nonce of ours was made.
  private static long born(String nonce) {
    return ByteBuffer.wrap(Base64.getUrlDecoder().decode(nonce)).getLong();
  }

  private String seal(String client, long made, byte[] salt) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      ByteBuffer text = ByteBuffer.allocate(16).putLong(made).put(salt);
      mac.update(text.array());
      mac.update(client.getBytes(StandardCharsets.UTF_8));
      ByteBuffer sealed = ByteBuffer.allocate(32).put(text.array()).put(mac.doFinal(), 0, 16);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HMAC", e);
    }
  }

  private static String hex(Algorithm algorithm, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm.word);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + algorithm.word, e);
    }
  }
}
