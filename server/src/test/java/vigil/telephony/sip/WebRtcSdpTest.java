package vigil.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vigil.telephony.media.MediaCredentials;
import vigil.telephony.media.MediaLeg;

/// A description of `UDP/TLS/RTP/SAVPF`, as a browser says it and as we do.
class WebRtcSdpTest {
  private static final String PRINT = "sha-256 " + "AB:".repeat(31) + "CD";
  private static final MediaCredentials OURS =
      new MediaCredentials("ourUfrag", "ourPasswordOf24Characters", PRINT);

  private static final String ANSWER =
      """
      v=0
      o=- 4611731400430051336 2 IN IP4 127.0.0.1
      s=-
      t=0 0
      a=group:BUNDLE audio
      a=msid-semantic: WMS
      m=audio 9 UDP/TLS/RTP/SAVPF 0 8 126
      c=IN IP6 ::
      a=rtcp:9 IN IP4 0.0.0.0
      a=ice-ufrag:tH/+
      a=ice-pwd:3hHJ0uTWk0Sc6ybUJMlvS1yL
      a=ice-options:trickle
      a=fingerprint:%s
      a=setup:active
      a=mid:audio
      a=recvonly
      a=rtcp-mux
      a=rtpmap:0 PCMU/8000
      a=rtpmap:8 PCMA/8000
      a=rtpmap:126 telephone-event/8000
      """
          .formatted(PRINT);

  @Test
  void aPagesDescriptionIsRead() {
    Sdp said = Sdp.parse(ANSWER).orElseThrow();
    assertEquals(new WebRtcSdp("tH/+", PRINT, "audio"), said.webrtc());
    assertEquals(List.of(Sdp.Codec.PCMU, Sdp.Codec.PCMA), said.codecs());
    assertEquals(126, said.events());
    assertEquals(Sdp.Direction.RECVONLY, said.direction());
    assertFalse(said.isHeld());
  }

  @Test
  void whatCannotBeProvedOrSpokenWithIsNone() {
    assertTrue(Sdp.parse(ANSWER.replace("a=setup:active", "a=setup:passive")).isEmpty());
    assertTrue(Sdp.parse(ANSWER.replace("a=rtcp-mux", "a=nothing")).isEmpty());
    assertTrue(Sdp.parse(ANSWER.replace(PRINT, "sha-1 AB:CD")).isEmpty());
    assertTrue(Sdp.parse(ANSWER.replace("a=ice-ufrag:tH/+", "a=ice-ufrag:a b")).isEmpty());
    assertTrue(Sdp.parse(ANSWER.replace("SAVPF 0 8 126", "SAVPF 111")).isEmpty());
  }

  @Test
  void ourOfferNamesHowMediaIsFound() {
    String offer = Sdp.offer("192.0.2.1", new MediaLeg(20002, OURS, null), 7, 1);
    assertTrue(offer.contains("m=audio 20002 UDP/TLS/RTP/SAVPF 8 0 101\r\n"), offer);
    assertTrue(offer.contains("a=candidate:1 1 udp 2130706431 192.0.2.1 20002 typ host\r\n"));
    assertTrue(offer.contains("a=ice-lite\r\na=group:BUNDLE 0\r\n"));
    assertTrue(offer.contains("a=setup:actpass\r\na=rtcp-mux\r\n"));
    assertEquals(OURS, WebRtcSdp.findOurs(offer).orElseThrow());
    String phones = Sdp.offer("192.0.2.1", new MediaLeg(20002, null, null), 7, 1);
    assertTrue(WebRtcSdp.findOurs(phones).isEmpty());
  }

  @Test
  void ourAnswerIsOfThePagesStream() {
    Sdp said = Sdp.parse(ANSWER.replace("setup:active", "setup:actpass")).orElseThrow();
    String answer = said.answer("192.0.2.1", new MediaLeg(20002, OURS, null), 7, 2);
    assertTrue(answer.contains("m=audio 20002 UDP/TLS/RTP/SAVPF 0 126\r\n"), answer);
    assertTrue(answer.contains("a=mid:audio\r\n"));
    assertTrue(answer.contains("a=setup:passive\r\n"));
    assertTrue(answer.contains("a=sendonly\r\n"));
    assertEquals(OURS, WebRtcSdp.findOurs(Objects.requireNonNull(answer)).orElseThrow());
  }
}
