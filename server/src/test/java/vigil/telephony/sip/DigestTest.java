package vigil.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import vigil.telephony.sip.Digest.Algorithm;
import vigil.telephony.sip.Digest.Credentials;
import vigil.telephony.sip.Digest.Quality;
import vigil.telephony.sip.Digest.Verdict;

/// RFC 7616: what was said once proves nothing a second time.
class DigestTest {
  private static final Instant AT = Instant.parse("2022-04-01T02:00:00Z");
  private static final String PHONE = "192.0.2.7";
  private static final String URI = "sip:vigil.invalid";
  private static final String HA1 = Digest.ha1(Algorithm.SHA256, "1001", "secret");

  private final Digest digest = new Digest();

  private static Credentials claim(String nonce, int count) {
    String middle = "%s:%08x:once:auth:".formatted(nonce, count);
    String response = hash(HA1 + ":" + middle + hash("REGISTER:" + URI));
    return new Credentials(
        "1001",
        Digest.REALM,
        nonce,
        URI,
        response,
        Algorithm.SHA256,
        new Quality("auth", "once", count));
  }

  private static String hash(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private Verdict judge(Credentials claim, Instant at) {
    return digest.judge(claim, HA1, "REGISTER", PHONE, at);
  }

  @Test
  void countsRiseAndEachIsTakenOnce() {
    String nonce = digest.nonce(PHONE, AT);
    assertEquals(Verdict.RIGHT, judge(claim(nonce, 1), AT));
    assertEquals(Verdict.STALE, judge(claim(nonce, 1), AT));
    assertEquals(Verdict.RIGHT, judge(claim(nonce, 5), AT));
    assertEquals(Verdict.STALE, judge(claim(nonce, 4), AT));
  }

  @Test
  void aNonceIsStaleAfterItsLifeAndFromAnotherAddress() {
    Instant over = AT.plus(Digest.NONCE_LIFE);
    String nonce = digest.nonce(PHONE, AT);
    assertEquals(Verdict.STALE, judge(claim(nonce, 1), over));
    assertFalse(digest.isFresh(nonce, "192.0.2.8", AT));
    assertEquals(Verdict.RIGHT, judge(claim(nonce, 1), over.minusMillis(1)));
  }

  @Test
  void aProofIsOfOneMethod() {
    Credentials claim = claim(digest.nonce(PHONE, AT), 1);
    assertEquals(Verdict.WRONG, digest.judge(claim, HA1, "INVITE", PHONE, AT));
  }

  @Test
  void aNonceWhoseCountIsForgottenIsStaleAndNotNew() {
    Credentials captured = claim(digest.nonce(PHONE, AT), 1);
    assertEquals(Verdict.RIGHT, judge(captured, AT));
    Instant later = AT.plus(Duration.ofSeconds(1));
    for (int i = 0; i < Digest.MOST_NONCES; i++) {
      judge(claim(digest.nonce(PHONE, later), 1), later);
    }
    assertEquals(Verdict.STALE, judge(captured, later));
    String next = digest.nonce(PHONE, later);
    assertEquals(Verdict.RIGHT, judge(claim(next, 1), later));
  }
}
