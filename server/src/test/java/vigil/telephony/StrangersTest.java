package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipText;
import vigil.telephony.sip.Digest;

/// Who belongs to no call ends none, hears none, and brings none.
class StrangersTest {
  private static final int MOST_CALLS = 4;
  private static final double CALLER = 1000;
  private static final double SEAT = 1400;

  /// What the limits allow before an address is not answered any more.
  private static final int REFUSALS = 20;

  /// What a stranger's requests ask for.
  private static final String US = "sip:12345@127.0.0.1";

  @TempDir static Path folder;
  @TempDir static Path other;
  private static TelephonyFixture stage;

  @BeforeAll
  static void open() throws IOException {
    stage = new TelephonyFixture(folder, MOST_CALLS);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  /// What somebody on the way could have read of a dialog.
  private record KnownDialog(String callId, String ours, String theirs) {
    static KnownDialog of(String call) {
      return stage
          .sql
          .sql(
              "select call_id, local_tag, remote_tag from telephony.dialog where call = ? and role ="
                  + " 'CALLER'")
          .param(call)
          .query((row, _) -> new KnownDialog(row.getString(1), row.getString(2), row.getString(3)))
          .single();
    }

    int asked(Stranger by, String method, String fromTag, String body) throws IOException {
      String type = body.isEmpty() ? "" : "Content-Type: application/sdp";
      SipText answer =
          by.ask(
              method,
              "<sip:stranger@127.0.0.1>;tag=" + fromTag,
              "<sip:12345@127.0.0.1>;tag=" + ours,
              callId,
              type,
              body);
      assertNotNull(answer, method + " was not answered");
      return answer.status();
    }
  }

  private static String soundTo(int port) {
    return """
    v=0
    o=- 1 1 IN IP4 127.0.0.1
    s=-
    c=IN IP4 127.0.0.1
    t=0 0
    m=audio %d RTP/AVP 8
    a=rtpmap:8 PCMA/8000
    """
        .formatted(port)
        .replace("\n", "\r\n");
  }

  // promise: docs/operations.md «needs both tags and the address of its far side, else 481»
  @Test
  void aStrangerNeitherEndsACallNorIsGivenTheAgentsSound() throws IOException {
    SipPhone caller = stage.phone("13600000001", CALLER);
    SipPhone seat = stage.seat("3001", SEAT);
    String call = stage.talking(caller, seat, "o-3001");
    TelephonyFixture.hears(caller, SEAT);
    KnownDialog known = KnownDialog.of(call);
    try (var elsewhere = new Stranger(stage.server());
        var here = new Stranger(stage.server(), "127.0.0.1")) {
      for (String method : new String[] {"BYE", "INFO", "UPDATE"}) {
        assertEquals(481, known.asked(elsewhere, method, known.theirs(), ""), method);
        assertEquals(481, known.asked(here, method, "guessed", ""), method);
      }
      assertEquals(481, known.asked(elsewhere, "INVITE", known.theirs(), soundTo(40_000)));
      assertEquals(481, known.asked(here, "INVITE", "guessed", soundTo(40_000)));
    }
    assertEquals("TALKING", stage.state(call));
    TelephonyFixture.hears(caller, SEAT);
    TelephonyFixture.hears(seat, CALLER);
    caller.hangUp();
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
  }

  // promise: docs/operations.md «not answered until it has rested for a minute»
  @Test
  void whoIsNoTrunkBringsNoCallAndIsNotAnsweredAnyMoreWhenHeGoesOn() throws IOException {
    try (var stranger = new Stranger(stage.server(), "127.0.0.3")) {
      for (int i = 0; i < REFUSALS; i++) {
        assertEquals(403, status(called(stranger, "knock-" + i)));
      }
      Await.until(() -> silent(stranger));
    }
    try (var another = new Stranger(stage.server(), "127.0.0.4")) {
      assertEquals(403, status(called(another, "first")), "others are answered as before");
    }
    SipPhone caller = stage.phone("13600000002", CALLER);
    String call = stage.queued(caller);
    caller.hangUp();
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
  }

  private static boolean silent(Stranger stranger) {
    try {
      return called(stranger, "once-more") == null;
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  private static int status(@Nullable SipText answer) {
    return answer == null ? 0 : answer.status();
  }

  private static @Nullable SipText called(Stranger by, String id) throws IOException {
    return by.ask("INVITE", "<sip:1@x>;tag=" + id, "<sip:12345@127.0.0.1>", id + "@x", "", "");
  }

  // promise: docs/operations.md «A phone is rung where its packets come from»
  @Test
  void aPhoneIsRungWhereItsPacketsComeFromWhateverItsContactSays() throws IOException {
    stage.account("3002", "right");
    try (var phone = new Stranger(stage.server(), "127.0.0.5")) {
      SipText asked = register(phone, "");
      assertEquals(401, status(asked));
      SipText taken = register(phone, proof(asked, "3002", "right", "REGISTER", US));
      assertEquals(200, status(taken));
      String bound =
          stage
              .sql
              .sql("select contact from telephony.binding where extension = '3002'")
              .query(String.class)
              .single();
      assertTrue(bound.endsWith("@" + phone.at()), bound);
    }
  }

  private static @Nullable SipText register(Stranger phone, String proof) throws IOException {
    return register(phone, "3002", proof);
  }

  private static @Nullable SipText register(Stranger phone, String extension, String proof)
      throws IOException {
    String elsewhere = "Contact: <sip:%s@127.0.0.9:5099;maddr=127.0.0.10>".formatted(extension);
    return phone.ask(
        "REGISTER",
        "<sip:%s@127.0.0.1>;tag=r".formatted(extension),
        "<sip:%s@127.0.0.1>".formatted(extension),
        "contact-elsewhere",
        proof.isEmpty() ? elsewhere : elsewhere + "\n" + proof,
        "");
  }

  /// RFC 7616 without qop, as an old gateway says it.
  private static String proof(
      @Nullable SipText asked, String user, String password, String method, String uri) {
    assertNotNull(asked);
    String nonce = asked.header("WWW-Authenticate").replaceFirst(".*nonce=\"([^\"]+)\".*", "$1");
    String ha1 = Digest.ha1(Digest.Algorithm.MD5, user, password);
    String response = md5(ha1 + ":" + nonce + ":" + md5(method + ":" + uri));
    return "Authorization: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\","
            .formatted(user, Digest.REALM, nonce, uri)
        + " algorithm=MD5, response=\""
        + response
        + "\"";
  }

  private static String md5(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  // promise: docs/security.md «A phone of one who is locked, has left or has another extension»
  @Test
  void aPhoneOfOneWhoIsLockedNeitherRegistersNorRings() {
    SipPhone caller = stage.phone("13600000004", CALLER);
    SipPhone seat = stage.seat("3003", SEAT);
    String call = stage.queued(caller);
    stage.locked.add("agent-3003");
    stage.line.ring(call, "o-3003", "sip:3003", TelephonyFixture.RING_TIME);
    stage.listener.hears("refused " + call + " o-3003 UNREACHABLE");
    assertEquals(403, seat.register("secret-3003", 300));
    stage.locked.remove("agent-3003");
    assertEquals(200, seat.register("secret-3003", 300));
    stage.account("3003", "another");
    stage.line.ring(call, "o-again", "sip:3003", TelephonyFixture.RING_TIME);
    stage.listener.hears("refused " + call + " o-again UNREACHABLE");
    caller.hangUp();
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
  }

  @Test
  void aTrunkWithAnAccountBringsACallOnlyWithItsProofAndVouchesForTheNumber() throws IOException {
    try (var strict = new TelephonyFixture(other, MOST_CALLS, Map.of("carrier", "secret"));
        var trunk = new Stranger(strict.server(), "127.0.0.1")) {
      SipText asked = called(trunk, "unproved");
      assertEquals(401, status(asked));
      assertEquals(403, status(invited(trunk, proof(asked, "carrier", "wrong", "INVITE", US), "")));
      String right = proof(called(trunk, "second"), "carrier", "secret", "INVITE", US);
      assertEquals(200, status(invited(trunk, right, "P-Asserted-Identity: <tel:+8613800001111>")));
      var kept =
          strict.sql.sql("select caller, caller_asserted from telephony.call").query().singleRow();
      assertEquals(Map.of("caller", "13800001111", "caller_asserted", true), kept);
      for (String nobody : new String[] {"<sip:anonymous@x>", "<tel:0000>", "<sip:+86@x>"}) {
        strict.sql.sql("delete from telephony.dialog").update();
        strict.sql.sql("delete from telephony.call").update();
        String proved =
            proof(
                called(trunk, "of-" + Integer.toHexString(nobody.hashCode())),
                "carrier",
                "secret",
                "INVITE",
                US);
        assertEquals(200, status(invited(trunk, proved, "P-Asserted-Identity: " + nobody)));
        var withheld = strict.sql.sql("select caller, caller_asserted from telephony.call").query();
        assertEquals(
            Map.of("caller", "000", "caller_asserted", false), withheld.singleRow(), nobody);
      }
    }
  }

  private static @Nullable SipText invited(Stranger by, String proof, String asserted)
      throws IOException {
    String more = asserted.isEmpty() ? proof : proof + "\n" + asserted;
    String id = Integer.toHexString(more.hashCode());
    return by.ask("INVITE", "<sip:1@x>;tag=" + id, "<sip:12345@127.0.0.1>", id + "@x", more, "");
  }

  @Test
  void aNumberThatOnlyFromNamesIsKeptAsNotAsserted() {
    SipPhone caller = stage.phone("13600000003", CALLER);
    String call = stage.queued(caller);
    assertFalse(
        stage
            .sql
            .sql("select caller_asserted from telephony.call where id = ?")
            .param(call)
            .query(Boolean.class)
            .single());
    caller.hangUp();
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
  }
}
