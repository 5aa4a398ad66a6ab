package vigil.media.line;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reports both ways (RFC 3550, section 6.4): what we heard of the far side, and what it heard of
/// us. Written by the tick, read by whoever hears the far side's reports.
final class Rtcp {
  private static final int SENDER_REPORT = 200;
  private static final int RECEIVER_REPORT = 201;
  private static final int DESCRIPTION = 202;
  private static final int CNAME = 1;
  private static final int BLOCK = 24;
  private static final byte[] NAME = "vigil".getBytes(StandardCharsets.US_ASCII);

  /// The description's chunk: our name and its end, filled up to whole words.
  private static final int CHUNK = 4 + (2 + NAME.length + 4) / 4 * 4;

  static final int LONGEST = 28 + BLOCK + 4 + CHUNK;

  /// Reports count to 24 bits.
  private static final int MOST_LOST = 0x7FFFFF;

  private final ReceptionStats heard;
  private long expectedBefore;
  private long lostBefore;
  private long sentBefore;

  /// The far side's last sender report: the middle of its time, and when it came by ours.
  private int farReport;

  private int farReportAt;
  private boolean isFarReported;

  private boolean isAnswered;
  private int farFraction;
  private int farLost;
  private int farJitter;
  private int roundTrip = -1;

  Rtcp(ReceptionStats heard) {
    this.heard = heard;
  }

  /// Writes a whole compound packet and makes it ready to be sent: a sender's report where we sent
  /// anything since the last one, else a receiver's.
  synchronized void write(ByteBuffer into, int ssrc, int stamp, long sent, long ntp) {
    boolean isSender = sent > sentBefore;
    sentBefore = sent;
    int blocks = heard.isHeard() ? 1 : 0;
    int length = (isSender ? 28 : 8) + blocks * BLOCK;
    into.clear();
    into.put((byte) (0x80 | blocks));
    into.put((byte) (isSender ? SENDER_REPORT : RECEIVER_REPORT));
    into.putShort((short) (length / 4 - 1)).putInt(ssrc);
    if (isSender) {
      into.putLong(ntp).putInt(stamp).putInt((int) sent).putInt((int) (sent * 160));
    }
    if (heard.isHeard()) {
      block(into, ntp);
    }
    describe(into, ssrc);
    into.flip();
  }

  private void block(ByteBuffer into, long ntp) {
    long expected = heard.expected();
    long lost = heard.lost();
    long due = expected - expectedBefore;
    long missed = Math.max(0, lost - lostBefore);
    expectedBefore = expected;
    lostBefore = lost;
    int fraction = due <= 0 ? 0 : (int) Math.min(255, missed * 256 / due);
    into.putInt(heard.ssrc());
    into.putInt(fraction << 24 | (int) Math.min(heard.lostNow(), MOST_LOST));
    into.putInt(heard.extendedHighest()).putInt((int) heard.jitter());
    into.putInt(isFarReported ? farReport : 0);
    into.putInt(isFarReported ? NtpTime.middle(ntp) - farReportAt : 0);
  }

  private static void describe(ByteBuffer into, int ssrc) {
    into.put((byte) 0x81).put((byte) DESCRIPTION).putShort((short) (CHUNK / 4)).putInt(ssrc);
    into.put((byte) CNAME).put((byte) NAME.length).put(NAME);
    for (int at = 6 + NAME.length; at < CHUNK; at++) {
      into.put((byte) 0);
    }
  }

  /// Takes in what the far side reports. What is no report, or not about us, changes nothing.
  ///
  /// @param ours our SSRC
  /// @param ntp when it came
  synchronized void read(ByteBuffer in, int length, int ours, long ntp) {
    for (int at = 0; at + 8 <= length; ) {
      int end = at + 4 * ((in.getShort(at + 2) & 0xFFFF) + 1);
      if ((in.get(at) & 0xC0) != 0x80 || end > length) {
        return;
      }
      int type = in.get(at + 1) & 0xFF;
      int blocksAt = at + (type == SENDER_REPORT ? 28 : 8);
      if (type == SENDER_REPORT && blocksAt <= end) {
        sender(in, at, ntp);
      }
      if (type == SENDER_REPORT || type == RECEIVER_REPORT) {
        int blocks = in.get(at) & 0x1F;
        for (int b = blocksAt; blocks > 0 && b + BLOCK <= end; b += BLOCK, blocks--) {
          far(in, b, ours, ntp);
        }
      }
      at = end;
    }
  }

  private void sender(ByteBuffer in, int at, long ntp) {
    isFarReported = true;
    farReport = in.getInt(at + 10);
    farReportAt = NtpTime.middle(ntp);
  }

  private void far(ByteBuffer in, int at, int ours, long ntp) {
    if (in.getInt(at) != ours) {
      return;
    }
    isAnswered = true;
    farFraction = in.get(at + 4) & 0xFF;
    // A count of 24 bits with a sign: duplicates make it less than nothing.
    farLost = Math.max(0, in.getInt(at + 4) << 8 >> 8);
    farJitter = in.getInt(at + 12);
    int quoted = in.getInt(at + 16);
    if (quoted != 0) {
      roundTrip = Math.max(0, NtpTime.middle(ntp) - quoted - in.getInt(at + 20));
    }
  }

  /// What the far side says that it hears; null while it says nothing.
  synchronized QualityReport.@Nullable FarEnd far() {
    return isAnswered
        ? new QualityReport.FarEnd(
            farLost,
            farFraction * 100 / 256.0,
            (farJitter & 0xFFFF_FFFFL) / 8.0,
            roundTrip < 0 ? null : (int) (roundTrip * 1000L / 65_536))
        : null;
  }

  /// One way to the far side and back, in milliseconds; 0 while nothing says.
  synchronized int roundTripMillis() {
    return roundTrip < 0 ? 0 : (int) (roundTrip * 1000L / 65_536);
  }
}
