package vigil.media.line;

import java.nio.ByteBuffer;
import vigil.media.sound.Codec;

/// The stream that a leg sends: how far its count and its clock are (RFC 3550, section 5.1).
final class OwnStream {
  final int ssrc;
  private int sequence;
  private int stamp;
  private long sent;
  private boolean mark = true;

  /// The count begins in its lower half: whoever misses our first sealed packets still knows how
  /// often it rolled over (RFC 3711, 3.3.1).
  OwnStream(int random) {
    ssrc = random;
    sequence = random >>> 7 & 0x7FFF;
    stamp = Integer.reverse(random);
  }

  int stamp() {
    return stamp;
  }

  long sent() {
    return sent;
  }

  /// 20 ms go by.
  void pass() {
    stamp += Codec.FRAME;
  }

  /// Nothing is said for a while: what comes then begins anew.
  void pause() {
    mark = true;
  }

  /// Writes the next packet and makes it ready to be sent.
  void write(ByteBuffer out, Codec codec, byte[] frame) {
    out.clear();
    out.putShort((short) (0x8000 | (mark ? 0x80 : 0) | codec.payloadType()));
    out.putShort((short) (sequence + 1)).putInt(stamp).putInt(ssrc).put(frame).flip();
  }

  /// The packet went out, or was lost on its way out.
  void count(boolean isSent) {
    sent += isSent ? 1 : 0;
    sequence++;
    mark = false;
  }
}
