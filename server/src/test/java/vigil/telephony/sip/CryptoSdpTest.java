package vigil.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.telephony.media.MediaLeg;
import vigil.telephony.media.SdesKeys;
import vigil.telephony.media.SrtpKey;

/// A description of `RTP/SAVP` (RFC 4568), as carriers say it and as we do.
class CryptoSdpTest {
  private static final String KEY = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
  private static final String OTHER = "PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR";
  private static final SrtpKey OURS = new SrtpKey("d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj");
  private static final String SUITE = " AES_CM_128_HMAC_SHA1_80 inline:";
  private static final String OFFER =
      """
      v=0
      o=- 1 1 IN IP4 192.0.2.7
      s=-
      c=IN IP4 192.0.2.7
      t=0 0
      m=audio 30000 RTP/SAVP 8 0 101
      a=rtpmap:101 telephone-event/8000
      a=crypto:1 AES_256_CM_HMAC_SHA1_80 inline:%s%s
      a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:%s|2^20|1:4
      a=crypto:3 AES_CM_128_HMAC_SHA1_80 inline:%s|2^31
      a=crypto:4 AES_CM_128_HMAC_SHA1_80 inline:%s
      a=sendrecv
      """
          .formatted(OTHER, "AAAAAAAAAAAAAAAAAAAAAAAA", OTHER, KEY, OTHER);

  private static String offerOf(String crypto) {
    return OFFER.replaceAll("(?m)^a=crypto:.*\n", "").replace("a=sendrecv", crypto);
  }

  @Test
  void theFirstLineThatWeCanUseIsTaken() {
    Sdp said = Sdp.parseSealed(OFFER).orElseThrow();
    assertEquals(new CryptoSdp(3, new SrtpKey(KEY)), said.crypto());
    assertEquals("192.0.2.7:30000", said.remote());
    assertEquals(List.of(Sdp.Codec.PCMA, Sdp.Codec.PCMU), said.codecs());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=crypto:1" + SUITE + KEY,
        "a=crypto:999999999" + SUITE + KEY,
        "a=crypto:1" + SUITE + KEY + "|1048576",
        "a=crypto:1" + SUITE + KEY + "|2^48 WSH=128",
        "a=crypto:1" + SUITE + KEY + " -UNKNOWN=yes  WSH=64"
      })
  void whatDoesNotChangeThePacketsIsPassedOver(String crypto) {
    CryptoSdp said = Sdp.parseSealed(offerOf(crypto)).orElseThrow().crypto();
    assertEquals(KEY, Objects.requireNonNull(said).key().base64());
  }

  /// Without a line that we can use there is no stream that we could take.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=sendrecv",
        "a=crypto:0" + SUITE + KEY,
        "a=crypto:01" + SUITE + KEY,
        "a=crypto:1234567890" + SUITE + KEY,
        "a=crypto:x" + SUITE + KEY,
        "a=crypto:" + SUITE + KEY,
        "a=crypto:1 AES_CM_128_HMAC_SHA1_32 inline:" + KEY,
        "a=crypto:1 F8_128_HMAC_SHA1_80 inline:" + KEY,
        "a=crypto:1 AEAD_AES_128_GCM inline:" + KEY,
        "a=crypto:1" + SUITE,
        "a=crypto:1" + SUITE + KEY + "A",
        "a=crypto:1" + SUITE + KEY + "==",
        "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:short",
        "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:*VNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz",
        "a=crypto:1 AES_CM_128_HMAC_SHA1_80 uri:" + KEY,
        "a=crypto:1 AES_CM_128_HMAC_SHA1_80 " + KEY,
        "a=crypto:1" + SUITE + KEY + "|1:4",
        "a=crypto:1" + SUITE + KEY + "|2^20|1:4",
        "a=crypto:1" + SUITE + KEY + "|",
        "a=crypto:1" + SUITE + KEY + "|2^x",
        "a=crypto:1" + SUITE + KEY + ";inline:" + OTHER,
        "a=crypto:1" + SUITE + KEY + " UNENCRYPTED_SRTP",
        "a=crypto:1" + SUITE + KEY + " WSH=64 UNENCRYPTED_SRTCP",
        "a=crypto:1" + SUITE + KEY + " UNAUTHENTICATED_SRTP",
        "a=crypto:1" + SUITE + KEY + " KDR=1",
        "a=crypto:1" + SUITE + KEY + " FEC_KEY=inline:" + OTHER
      })
  void aLineThatWeCannotUseIsNone(String crypto) {
    assertTrue(Sdp.parseSealed(offerOf(crypto)).isEmpty(), crypto);
  }

  @Test
  void aKeyBelongsToItsStream() {
    String session = offerOf("a=sendrecv").replace("t=0 0", "t=0 0\na=crypto:1" + SUITE + KEY);
    assertTrue(Sdp.parseSealed(session).isEmpty(), "of the session");
    String other = offerOf("m=video 1 RTP/SAVP 31\na=crypto:1" + SUITE + KEY);
    assertTrue(Sdp.parseSealed(other).isEmpty(), "of another stream");
  }

  @Test
  void whoOffersBothIsTakenAsTheWayAllows() {
    String clear = "m=audio 40000 RTP/AVP 8\n";
    for (String both :
        List.of(OFFER + clear, OFFER.replace("m=audio 30000", clear + "m=audio 30000"))) {
      assertEquals(40_000, Sealing.NEVER.parse(both).orElseThrow().port());
      assertEquals(30_000, Sealing.MAYBE.parse(both).orElseThrow().port());
      assertEquals(30_000, Sealing.ALWAYS.parse(both).orElseThrow().port());
    }
    assertTrue(Sealing.NEVER.parse(OFFER).isEmpty());
    String plain = OFFER.replace("RTP/SAVP", "RTP/AVP");
    assertTrue(Sealing.ALWAYS.parse(plain).isEmpty());
    Sdp said = Sealing.MAYBE.parse(plain).orElseThrow();
    assertEquals(null, said.crypto(), "a key beside sound in the clear is none");
  }

  @Test
  void ourOfferNamesOurKey() {
    String offer = Sdp.offer("192.0.2.1", new MediaLeg(20_002, null, OURS), 7, 1);
    assertTrue(offer.contains("m=audio 20002 RTP/SAVP 8 0 101\r\n"), offer);
    assertTrue(offer.contains("\r\na=crypto:1" + SUITE + OURS.base64() + "\r\n"), offer);
    assertEquals(new CryptoSdp(1, OURS), CryptoSdp.findOurs(offer).orElseThrow());
    assertEquals(new CryptoSdp(1, OURS), Sdp.parseSealed(offer).orElseThrow().crypto());
    String clear = Sdp.offer("192.0.2.1", new MediaLeg(20_002, null, null), 7, 1);
    assertTrue(clear.contains("RTP/AVP") && !clear.contains("crypto"), clear);
    assertTrue(CryptoSdp.findOurs(clear).isEmpty());
  }

  @Test
  void ourAnswerHasTheTagOfTheLineThatItTakes() {
    Sdp said = Sdp.parseSealed(OFFER).orElseThrow();
    String answer = said.answer("192.0.2.1", new MediaLeg(20_002, null, OURS), 7, 2);
    assertTrue(answer.contains("m=audio 20002 RTP/SAVP 8 101\r\n"), answer);
    assertTrue(answer.contains("a=crypto:3" + SUITE + OURS.base64() + "\r\n"), answer);
    assertFalse(answer.contains(KEY), "theirs is not repeated");
  }

  /// RFC 3264, section 6: each stream is answered at its place.
  @Test
  void aStreamThatIsNotTakenIsRefusedWhereItStands() {
    String clear = "m=audio 40000 RTP/AVP 8 0\n";
    String offer =
        OFFER.replace("m=audio 30000", clear + "m=audio 30000") + "m=video 9 RTP/AVP 31\n";
    String answer =
        Sealing.MAYBE
            .parse(offer)
            .orElseThrow()
            .answer("192.0.2.1", new MediaLeg(20_002, null, OURS), 7, 2);
    assertEquals(
        List.of("m=audio 0 RTP/AVP 8", "m=audio 20002 RTP/SAVP 8 101", "m=video 0 RTP/AVP 31"),
        answer.lines().filter(line -> line.startsWith("m=")).toList());
    String moved = Sdp.moved(answer, new MediaLeg(20_010, null, OURS), 3);
    assertTrue(moved.contains("m=audio 0 RTP/AVP 8\r\nm=audio 20010 RTP/SAVP"), moved);
  }

  @Test
  void aDescriptionThatMovesHasTheNewKey() {
    String offer = Sdp.offer("192.0.2.1", new MediaLeg(20_002, null, OURS), 7, 1);
    SrtpKey fresh = SrtpKey.make();
    String moved = Sdp.moved(offer, new MediaLeg(20_010, null, fresh), 2);
    assertTrue(moved.contains("m=audio 20010 RTP/SAVP"), moved);
    assertEquals(fresh, CryptoSdp.findOurs(moved).orElseThrow().key());
    assertFalse(moved.contains(OURS.base64()));
  }

  @Test
  void noKeyIsInWhatIsLogged() {
    var key = new SrtpKey(KEY);
    Sdp said = Sdp.parseSealed(OFFER).orElseThrow();
    var session = new Dialog.Session(1, 1, OFFER, OFFER, null);
    var dialog =
        Dialog.arrived(
            new Dialog.Party("a.caller", "a", Dialog.Role.CALLER, null),
            new Dialog.Id("c", "l", "r"),
            Dialog.Route.straight("sip:us", "sip:them"),
            1,
            session);
    for (Object one :
        List.of(
            key,
            new SdesKeys(key, key),
            new MediaLeg(1, null, key),
            said,
            session,
            dialog.answering(OFFER, OFFER))) {
      assertFalse(one.toString().contains(KEY), one.getClass().toString());
    }
  }

  @Test
  void keysAreAllDifferentAndWhole() {
    assertNotNull(SrtpKey.make());
    assertFalse(SrtpKey.make().equals(SrtpKey.make()));
    assertThrows(IllegalArgumentException.class, () -> new SrtpKey("short"));
  }
}
