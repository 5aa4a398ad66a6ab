package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipText;
import vigil.telephony.sip.Digest;

/// Anyone can write another's address on a packet, and keep what another once said.
class SpoofedSourceTest {
  private static final String US = "sip:12345@127.0.0.1";
  private static final String PASSWORD = "right";

  /// Beyond what the limits allow before an address is not answered any more.
  private static final int NOISE = 60;

  @TempDir static Path folder;
  private static TelephonyFixture stage;

  @BeforeAll
  static void open() throws IOException {
    stage = new TelephonyFixture(folder, 4);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  private static @Nullable SipText register(Stranger phone, String extension, String proof)
      throws IOException {
    String aor = "<sip:%s@127.0.0.1>".formatted(extension);
    String contact = "Contact: <sip:%s@%s>".formatted(extension, phone.at());
    String more = proof.isEmpty() ? contact : contact + "\n" + proof;
    return phone.ask("REGISTER", aor + ";tag=r", aor, extension + "@x", more, "");
  }

  /// Asks for a nonce and proves with it.
  private static int registered(Stranger phone, String extension, String password)
      throws IOException {
    SipText asked = register(phone, extension, "");
    return asked == null
        ? 0
        : status(register(phone, extension, proof(asked, extension, password)));
  }

  private static int status(@Nullable SipText answer) {
    return answer == null ? 0 : answer.status();
  }

  private static int options(Stranger phone) throws IOException {
    return status(phone.ask("OPTIONS", "<sip:1@x>;tag=o", "<" + US + ">", "o@x", "", ""));
  }

  private static String proof(@Nullable SipText asked, String user, String password) {
    return proof(asked, user, password, "REGISTER", US);
  }

  private static String proof(
      @Nullable SipText asked, String user, String password, String method, String uri) {
    assertNotNull(asked);
    String nonce = asked.header("WWW-Authenticate").replaceFirst(".*nonce=\"([^\"]+)\".*", "$1");
    String ha1 = Digest.ha1(Digest.Algorithm.MD5, user, password);
    String middle = nonce + ":00000001:once:auth:";
    return """
    Authorization: Digest username="%s", realm="%s", nonce="%s", uri="%s", algorithm=MD5, \
    qop=auth, nc=00000001, cnonce="once", response="%s"\
    """
        .formatted(
            user, Digest.REALM, nonce, uri, md5(ha1 + ":" + middle + md5(method + ":" + uri)));
  }

  private static String md5(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// What a stranger sends in another's name, without a look at the answers.
  private static void noise(String host) throws IOException {
    try (var spoofer = new Stranger(stage.server(), host)) {
      for (int i = 0; i < NOISE; i++) {
        String id = "noise-" + i + "@x";
        spoofer.say("INVITE", "<sip:1@x>;tag=" + i, "<" + US + ">", id, "", "");
        spoofer.say("BYE", "<sip:1@x>;tag=" + i, "<" + US + ">;tag=no", id, "", "");
        spoofer.send("INVITE garbage\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      Await.until(() -> isSilent(spoofer) || isHeard(spoofer));
    }
  }

  private static boolean isSilent(Stranger by) {
    try {
      return by.ask("INVITE", "<sip:1@x>;tag=s", "<" + US + ">", "silent@x", "", "") == null;
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  /// All that was sent before has been taken when this is answered.
  private static boolean isHeard(Stranger by) {
    try {
      return options(by) == 200;
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  // promise: docs/operations.md «A registered phone is heard whatever others send in its name»
  @Test
  void aRegisteredPhoneIsHeardWhateverOthersSendInItsName() throws IOException {
    stage.account("3101", PASSWORD);
    try (var phone = new Stranger(stage.server(), "127.0.0.21")) {
      assertEquals(200, registered(phone, "3101", PASSWORD));
      noise("127.0.0.21");
      assertEquals(200, options(phone));
      assertEquals(200, registered(phone, "3101", PASSWORD));
    }
  }

  @Test
  void itIsHeardAlsoByAServerThatTookOver() throws IOException {
    stage.account("3102", PASSWORD);
    try (var phone = new Stranger(stage.server(), "127.0.0.22")) {
      assertEquals(200, registered(phone, "3102", PASSWORD));
      stage.crash();
      stage.comeBack();
      noise("127.0.0.22");
      assertEquals(200, options(phone));
    }
  }

  @Test
  void aPhoneThatWasNeverThereBeforeCanStillRegister() throws IOException {
    stage.account("3103", PASSWORD);
    noise("127.0.0.23");
    try (var phone = new Stranger(stage.server(), "127.0.0.23")) {
      assertTrue(isSilent(phone), "noise itself is not answered any more");
      assertEquals(200, registered(phone, "3103", PASSWORD));
      assertEquals(200, options(phone));
    }
  }

  /// Nothing of it is kept, whatever address stands on it.
  @Test
  void aFloodThatProvesNothingLeavesNothingBehind() throws IOException {
    int before = stage.line.transactions();
    for (int i = 0; i < 10; i++) {
      try (var somebody = new Stranger(stage.server(), "127.0.1." + i)) {
        for (int n = 0; n < 15; n++) {
          assertEquals(401, status(register(somebody, "3107", "")));
          String id = "flood-" + n;
          String from = "<sip:1@x>;tag=" + id;
          assertEquals(
              n < 10 ? 403 : 481,
              status(
                  n < 10
                      ? somebody.ask("INVITE", from, "<" + US + ">", id, "", "")
                      : somebody.ask("BYE", from, "<" + US + ">;tag=no", id, "", "")));
        }
      }
    }
    assertTrue(stage.line.transactions() <= before, () -> "kept " + stage.line.transactions());
  }

  /// Names and passwords are guessed only by who reads our answers.
  @Test
  void whoGuessesIsSilencedAndNotThePhoneBesideHim() throws IOException {
    stage.account("3104", PASSWORD);
    try (var phone = new Stranger(stage.server(), "127.0.0.24");
        var guesser = new Stranger(stage.server(), "127.0.0.24")) {
      assertEquals(200, registered(phone, "3104", PASSWORD));
      for (int i = 0; i < 20; i++) {
        assertEquals(403, registered(guesser, "390" + i % 2, "guess-" + i));
      }
      Await.until(() -> isDeaf(guesser));
      assertEquals(200, registered(phone, "3104", PASSWORD));
    }
  }

  private static boolean isDeaf(Stranger guesser) {
    try {
      return registered(guesser, "3900", "once-more") == 0;
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  /// Made-up nonces cost nobody a place: who wrote them need not be there.
  @Test
  void wrongProofsThatAnyoneCouldHaveWrittenSilenceNobody() throws IOException {
    stage.account("3105", PASSWORD);
    try (var spoofer = new Stranger(stage.server(), "127.0.0.25");
        var elsewhere = new Stranger(stage.server(), "127.0.0.26")) {
      SipText asked = register(elsewhere, "3105", "");
      for (int i = 0; i < NOISE; i++) {
        assertEquals(401, status(register(spoofer, "3105", proof(asked, "3105", "wrong" + i))));
        assertEquals(401, status(register(spoofer, "none", proof(asked, "none", "wrong" + i))));
      }
      assertEquals(200, registered(spoofer, "3105", PASSWORD));
    }
  }

  // promise: docs/security.md «A proof is taken once, from its own address, for its own request»
  @Test
  void aCapturedProofIsTakenNeitherAgainNorElsewhereNorForAnotherRequest() throws IOException {
    stage.account("3106", PASSWORD);
    try (var phone = new Stranger(stage.server(), "127.0.0.27");
        var thief = new Stranger(stage.server(), "127.0.0.28")) {
      String captured = proof(register(phone, "3106", ""), "3106", PASSWORD);
      assertEquals(401, status(register(thief, "3106", captured)), "from elsewhere");
      assertEquals(200, status(register(phone, "3106", captured)));
      SipText again = register(phone, "3106", captured);
      assertEquals(401, status(again), "again");
      assertNotNull(again);
      assertTrue(again.header("WWW-Authenticate").contains("stale=true"));
      SipText asked = register(phone, "3106", "");
      String other = proof(asked, "3106", PASSWORD, "REGISTER", "sip:127.0.0.1");
      assertEquals(403, status(register(phone, "3106", other)), "for another URI");
      String invite = proof(asked, "3106", PASSWORD, "INVITE", US);
      assertEquals(403, status(register(phone, "3106", invite)), "for another method");
    }
  }
}
