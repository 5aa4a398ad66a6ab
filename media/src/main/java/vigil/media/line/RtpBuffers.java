package vigil.media.line;

import java.nio.ByteBuffer;
import vigil.media.sound.Codec;
import vigil.media.webrtc.Srtp;

/// The tick thread's own buffers: one packet in, one packet out, one frame; and the RTP header (RFC
/// 3550).
final class RtpBuffers {
  static final int HEADER = 12;

  /// Longer than any sound of 60 ms, so that a longer packet is seen to be none; a page's handshake
  /// comes in datagrams of the network's usual size.
  static final int LONGEST = 1500;

  final ByteBuffer in = ByteBuffer.allocateDirect(LONGEST);
  final ByteBuffer out = ByteBuffer.allocateDirect(HEADER + Codec.FRAME);
  final ByteBuffer report = ByteBuffer.allocateDirect(Rtcp.LONGEST);
  final byte[] frame = new byte[Codec.FRAME];

  /// A page's packet, sealed or opened, and as it is sent.
  final byte[] page = new byte[LONGEST];

  final ByteBuffer sealed =
      ByteBuffer.allocateDirect(Math.max(HEADER + Codec.FRAME, Rtcp.LONGEST) + Srtp.MOST_MORE);
  final Mixer bridge = new Mixer();

  /// Where the payload of the packet in `in` begins, or -1 when this is no RTP.
  int payloadAt(int length) {
    if (length < HEADER || (in.get(0) & 0xC0) != 0x80) {
      return -1;
    }
    int at = HEADER + 4 * (in.get(0) & 0x0F);
    if ((in.get(0) & 0x10) != 0) {
      if (at + 4 > length) {
        return -1;
      }
      at += 4 + 4 * (in.getShort(at + 2) & 0xFFFF);
    }
    return at > length ? -1 : at;
  }

  /// Where it ends, padding left out; smaller than its beginning when the padding is a lie.
  int payloadEnd(int length) {
    return (in.get(0) & 0x20) == 0 ? length : length - Math.max(1, in.get(length - 1) & 0xFF);
  }

  /// RTCP that came on the RTP port (RFC 5761): payload types 72-76 once the marker is cut off.
  boolean isRtcp(int length) {
    if (length < 8 || (in.get(0) & 0xC0) != 0x80) {
      return false;
    }
    int type = in.get(1) & 0xFF;
    return type >= 200 && type <= 207;
  }
}
