package vigil.media.line;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import vigil.media.webrtc.Srtp;

/// One phone's packets, sealed and opened with the keys that both sides' descriptions name (RFC
/// 4568, RFC 3711). The tick thread's, but for the reports that come.
///
/// Cost of a packet: two copies, one pass of AES, one of SHA-1, and the array of twenty bytes that
/// Java makes for the result.
final class SealedWire {
  private final String ours;
  private final Srtp out;
  private @Nullable String theirs;

  /// Null until the phone has named its key: then nothing can be opened.
  private volatile @Nullable Srtp in;

  SealedWire(String ours) {
    this.ours = ours;
    this.out = opened(ours);
  }

  private static Srtp opened(String key) {
    return Srtp.of(Base64.getDecoder().decode(key));
  }

  /// What seals a leg after the server said so.
  ///
  /// @param before null where it was in the clear
  /// @return null where it is from now on
  static @Nullable SealedWire after(@Nullable SealedWire before, Command.Sdes asked) {
    if (asked.ours() == null) {
      return null;
    }
    SealedWire next =
        before != null && before.ours.equals(asked.ours()) ? before : new SealedWire(asked.ours());
    next.expect(asked.theirs());
    return next;
  }

  /// Another key than before opens what comes from now on; the same one keeps what it has seen.
  private void expect(@Nullable String key) {
    if (key != null && !key.equals(theirs)) {
      theirs = key;
      in = opened(key);
    }
  }

  /// Opens what stands in `wire.in`.
  ///
  /// @return whether a packet of the phone stands there now
  boolean open(RtpBuffers wire, Counters counters) {
    Srtp key = in;
    int length = wire.in.position();
    wire.in.get(0, wire.page, 0, length);
    int plain = key == null ? -1 : key.unprotect(wire.page, length);
    if (plain < 0) {
      counters.strangers++;
      return false;
    }
    wire.in.clear().put(wire.page, 0, plain);
    return true;
  }

  /// A packet sealed, to be sent at once: no sequence number is sealed twice with other sound.
  ByteBuffer seal(ByteBuffer plain, RtpBuffers wire) {
    int length = plain.remaining();
    plain.get(0, wire.page, 0, length);
    return sealed(out.protect(wire.page, length), wire);
  }

  ByteBuffer sealReport(ByteBuffer plain, RtpBuffers wire) {
    int length = plain.remaining();
    plain.get(0, wire.page, 0, length);
    return sealed(out.protectRtcp(wire.page, length), wire);
  }

  private static ByteBuffer sealed(int length, RtpBuffers wire) {
    return wire.sealed.clear().put(wire.page, 0, length).flip();
  }

  /// Opens a phone's report; in the thread that reads reports.
  ///
  /// @return null for one that is not the phone's
  @Nullable ByteBuffer openReport(ByteBuffer came) {
    Srtp key = in;
    byte[] packet = new byte[came.position()];
    came.get(0, packet);
    int plain = key == null ? -1 : key.unprotectRtcp(packet, packet.length);
    return plain < 0 ? null : ByteBuffer.wrap(packet).position(plain);
  }
}
