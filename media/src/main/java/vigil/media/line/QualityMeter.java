package vigil.media.line;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// How one leg sounds: counts each packet, and every five seconds makes a score of them. The tick
/// thread's, but for the reports of the far side, which come in a thread of their own.
final class QualityMeter {
  /// Half a second: of fewer packets no score is made.
  private static final int LEAST_PACKETS = 25;

  private static final int PACKET_MILLIS = 20;
  private static final int BLOCK_MILLIS = 10;

  private final ReceptionStats heard = new ReceptionStats();
  private final Rtcp rtcp = new Rtcp(heard);
  private long late;
  private long concealed;
  private long expectedBefore;
  private long missedBefore;
  private double last;
  private double least;
  private double sum;
  private int scores;

  boolean packet(int sender, int sequence, int stamp, long nowNanos, boolean isSound) {
    return heard.packet(sender, sequence, stamp, nowNanos, isSound);
  }

  void addLate() {
    late++;
  }

  void addConcealed(int blocks) {
    concealed += blocks;
  }

  long lost() {
    return heard.lost();
  }

  /// Scores what came since the last score; where next to nothing came there is nothing to score.
  void score(int bufferMillis) {
    long expected = heard.expected() - expectedBefore;
    if (expected < LEAST_PACKETS) {
      return;
    }
    long missed = Math.clamp(heard.lost() + late - missedBefore, 0, expected);
    expectedBefore = heard.expected();
    missedBefore = heard.lost() + late;
    double delay = rtcp.roundTripMillis() / 2.0 + bufferMillis + PACKET_MILLIS;
    double rating = EModel.rating(delay, 100.0 * missed / expected, EModel.CONCEALED);
    last = EModel.mos(rating);
    least = scores == 0 ? last : Math.min(least, last);
    sum += last;
    scores++;
  }

  void write(ByteBuffer into, int ssrc, int stamp, long sent, long ntp) {
    rtcp.write(into, ssrc, stamp, sent, ntp);
  }

  void read(ByteBuffer in, int length, int ours, long ntp) {
    rtcp.read(in, length, ours, ntp);
  }

  QualityReport report(String call, String leg, int bufferMillis) {
    var came =
        new QualityReport.Heard(
            heard.expected(),
            heard.lost(),
            late,
            concealed * BLOCK_MILLIS,
            round(heard.jitter() / 8, 10),
            bufferMillis);
    return new QualityReport(call, leg, came, mos(), rtcp.far());
  }

  private QualityReport.@Nullable Mos mos() {
    return scores == 0
        ? null
        : new QualityReport.Mos(round(last, 100), round(least, 100), round(sum / scores, 100));
  }

  private static double round(double value, int parts) {
    return (double) Math.round(value * parts) / parts;
  }
}
