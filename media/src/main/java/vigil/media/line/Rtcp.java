package vigil.media.line;

import java.nio.ByteBuffer;

/// Sender reports with one reception block (RFC 3550, 6.4.1) and the measures that go into it.
final class Rtcp {
  static final int LONGEST = 28 + 24;

  /// Seconds from 1900 to 1970.
  private static final long NTP_OFFSET = 2_208_988_800L;

  private int remoteSsrc;
  private boolean any;
  private int baseSequence;
  private int highest;
  private long received;
  private long expectedBefore;
  private long receivedBefore;
  private long transit;
  private double jitter;

  /// Counts one packet that came.
  ///
  /// @return whether the sender is another one than before
  boolean packet(int ssrc, int sequence, int stamp, long nowNanos) {
    boolean other = any && ssrc != remoteSsrc;
    if (!any || other) {
      any = true;
      remoteSsrc = ssrc;
      baseSequence = sequence;
      highest = sequence;
      received = 0;
      expectedBefore = 0;
      receivedBefore = 0;
      transit = 0;
      jitter = 0;
    }
    received++;
    int step = (short) (sequence - highest);
    if (step > 0) {
      highest += step;
    }
    long now = nowNanos / 125_000 - (stamp & 0xFFFFFFFFL);
    if (transit != 0) {
      // A phone that begins a new count is no jitter.
      double difference = Math.min(Math.abs(now - transit), 8000);
      jitter += (difference - jitter) / 16;
    }
    transit = now;
    return other;
  }

  long lost() {
    return Math.max(0, highest - baseSequence + 1L - received);
  }

  /// Writes a whole compound packet and makes it ready to be sent.
  void report(ByteBuffer into, int ssrc, int stamp, long packets, long wallMillis) {
    into.clear();
    into.put((byte) (any ? 0x81 : 0x80)).put((byte) 200).putShort((short) (any ? 12 : 6));
    into.putInt(ssrc);
    into.putInt((int) (wallMillis / 1000 + NTP_OFFSET));
    into.putInt((int) ((wallMillis % 1000 << 32) / 1000));
    into.putInt(stamp).putInt((int) packets).putInt((int) (packets * 160));
    if (any) {
      long expected = highest - baseSequence + 1L;
      long due = expected - expectedBefore;
      long missed = Math.max(0, due - (received - receivedBefore));
      expectedBefore = expected;
      receivedBefore = received;
      int fraction = due <= 0 ? 0 : (int) Math.min(255, missed * 256 / due);
      into.putInt(remoteSsrc).putInt(fraction << 24 | (int) Math.min(lost(), 0x7FFFFF));
      into.putInt(highest).putInt((int) jitter).putInt(0).putInt(0);
    }
    into.flip();
  }
}
