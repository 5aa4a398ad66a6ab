package vigil.media.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// RFC 3550, sections 6.4 and 6.5.
class RtcpTest {
  private static final int OURS = 5;
  private static final int THEIRS = 77;

  /// The first second of 1970.
  private static final long NTP = 2_208_988_801L << 32;

  private static final long SECOND = 1L << 32;

  private final ReceptionStats heard = new ReceptionStats();
  private final Rtcp rtcp = new Rtcp(heard);
  private final ByteBuffer report = ByteBuffer.allocate(Rtcp.LONGEST);

  private void hear(int packets) {
    for (int i = 0; i < packets; i++) {
      if (i % 4 != 1) {
        heard.packet(THEIRS, (65_500 + i) & 0xFFFF, i * 160, i * 20_000_000L, true);
      }
    }
  }

  @Test
  void aReportTellsWhatWasLost() {
    hear(100);
    rtcp.write(report, OURS, 16_000, 100, NTP);
    assertEquals(Rtcp.LONGEST, report.remaining());
    assertEquals(200, report.get(1) & 0xFF);
    assertEquals(12, report.getShort(2), "length in words, less one");
    assertEquals(OURS, report.getInt(4));
    assertEquals((int) 2_208_988_801L, report.getInt(8));
    assertEquals(16_000, report.getInt(16));
    assertEquals(100, report.getInt(20));
    assertEquals(16_000, report.getInt(24), "bytes of sound");
    assertEquals(THEIRS, report.getInt(28));
    assertEquals(25, report.getInt(32) & 0xFFFFFF, "cumulative");
    assertEquals(64, report.get(32) & 0xFF, "a quarter, in 256ths");
    assertEquals(65_599, report.getInt(36), "one wrap and 63");
    assertEquals(0, report.getInt(40), "no jitter");
    assertEquals(202, report.get(53) & 0xFF, "each compound names its sender");
    assertEquals(1, report.get(60), "CNAME");
    assertEquals(report.remaining(), 52 + 4 * (report.getShort(54) + 1));
  }

  @Test
  void beforeAnythingCameAndWhereNothingWasSentItIsShort() {
    rtcp.write(report, OURS, 0, 0, NTP);
    assertEquals(201, report.get(1) & 0xFF, "a receiver's");
    assertEquals(0x80, report.get(0) & 0xFF);
    assertEquals(1, report.getShort(2));
    rtcp.write(report, OURS, 0, 10, NTP);
    assertEquals(200, report.get(1) & 0xFF, "something was sent");
    hear(8);
    rtcp.write(report, OURS, 0, 10, NTP);
    assertEquals(201, report.get(1) & 0xFF, "on hold: nothing more was sent");
    assertEquals(THEIRS, report.getInt(8));
  }

  @Test
  void theFarSidesLastReportIsQuotedWithItsAge() {
    hear(8);
    var far = ByteBuffer.allocate(28);
    far.put(0, (byte) 0x80).put(1, (byte) 200).putShort(2, (short) 6).putInt(4, THEIRS);
    far.putLong(8, 0x1111_2222_3333_4444L);
    rtcp.read(far, 28, OURS, NTP);
    rtcp.write(report, OURS, 0, 10, NTP + SECOND + SECOND / 2);
    assertEquals(0x2222_3333, report.getInt(44), "LSR");
    assertEquals(0x1_8000, report.getInt(48), "DLSR: a second and a half");
  }

  /// RFC 3550, figure 2: A 0xb710:8000, DLSR 5.25 s, LSR 0xb705:2000, round trip 6.125 s.
  @Test
  void theRoundTripIsThatOfFigure2() {
    answer(0xb705_2000, 0x0005_4000, 0xb710_8000L << 16);
    QualityReport.FarEnd far = rtcp.far();
    assertNotNull(far);
    assertEquals(6125, far.roundTripMillis());
    assertEquals(6125, rtcp.roundTripMillis());
    assertEquals(12.5, far.lossPercent(), 1e-9);
    assertEquals(300, far.lost());
    assertEquals(20, far.jitterMillis(), 1e-9);
  }

  @Test
  void whoQuotesNothingHasNoRoundTrip() {
    assertNull(rtcp.far());
    answer(0, 0, NTP);
    QualityReport.FarEnd far = rtcp.far();
    assertNotNull(far);
    assertNull(far.roundTripMillis());
  }

  @Test
  void whatIsCutOffOrAboutOthersChangesNothing() {
    ByteBuffer whole = block(OURS, 0, 0);
    for (int length = 0; length < 32; length++) {
      rtcp.read(whole, length, OURS, NTP);
      assertNull(rtcp.far());
    }
    rtcp.read(block(OURS + 1, 0, 0), 32, OURS, NTP);
    assertNull(rtcp.far());
  }

  private void answer(int quoted, int age, long ntp) {
    rtcp.read(block(OURS, quoted, age), 32, OURS, ntp);
  }

  /// A receiver's report: an eighth lost of late, 300 in all, 20 ms of jitter.
  private static ByteBuffer block(int about, int quoted, int age) {
    var packet = ByteBuffer.allocate(64);
    packet.put(0, (byte) 0x81).put(1, (byte) 201).putShort(2, (short) 7).putInt(4, THEIRS);
    packet.putInt(8, about).putInt(12, 32 << 24 | 300).putInt(20, 160);
    packet.putInt(24, quoted).putInt(28, age);
    return packet;
  }
}
