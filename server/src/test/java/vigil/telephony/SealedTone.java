package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.kernel.Await;
import vigil.media.phone.TonePhone;
import vigil.media.sound.Codec;
import vigil.media.webrtc.Srtp;
import vigil.telephony.media.SrtpKey;

/// The sound of a carrier's gateway that seals it by the keys of descriptions (RFC 4568).
final class SealedTone {
  private static final Pattern SEALED =
      Pattern.compile(
          "m=audio (\\d+) RTP/SAVP .*a=crypto:(\\d+) AES_CM_128_HMAC_SHA1_80 inline:(\\S{40})",
          Pattern.DOTALL);

  final TonePhone tone;
  private String key = SrtpKey.make().base64();
  private String ours = "";
  private int version = 1;

  SealedTone(TelephonyFixture stage, double hertz) throws IOException {
    tone = stage.clock.add(new TonePhone(InetAddress.getLoopbackAddress(), Codec.PCMA, hertz));
    tone.seal(srtp(key));
  }

  private static Srtp srtp(String key) {
    return Srtp.of(Base64.getDecoder().decode(key));
  }

  /// Seals by another key, of which a description then tells.
  void takeAnotherKey() {
    key = SrtpKey.make().base64();
    tone.seal(srtp(key));
  }

  /// What it says of itself.
  ///
  /// @param tag of the line with its key; before it is one that nobody takes
  String describe(int tag, String direction) {
    return """
    v=0
    o=- 1 %d IN IP4 127.0.0.1
    s=-
    c=IN IP4 127.0.0.1
    t=0 0
    m=audio %d RTP/SAVP 8 101
    a=rtpmap:8 PCMA/8000
    a=rtpmap:101 telephone-event/8000
    a=crypto:%d AES_CM_128_HMAC_SHA1_32 inline:%s
    a=crypto:%d AES_CM_128_HMAC_SHA1_80 inline:%s|2^31
    a=%s
    """
        .formatted(version++, tone.port(), tag + 1, key, tag, key, direction)
        .replace("\n", "\r\n");
  }

  /// Speaks to where a description of ours says, and hears what its key opens.
  ///
  /// @return our key
  String follow(String description, int tag) {
    Matcher found = SEALED.matcher(description);
    assertTrue(found.find(), description);
    assertEquals(tag, Integer.parseInt(found.group(2)), description);
    tone.open(srtp(found.group(3)));
    tone.call(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(found.group(1))));
    ours = found.group(3);
    return ours;
  }

  /// Our key, as it last heard of it.
  String ours() {
    return ours;
  }

  void hears(double hertz) {
    Await.until(() -> tone.ear().hears(hertz));
  }
}
