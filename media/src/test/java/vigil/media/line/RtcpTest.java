package vigil.media.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// RFC 3550, 6.4.1.
class RtcpTest {
  private final Rtcp rtcp = new Rtcp();
  private final ByteBuffer report = ByteBuffer.allocate(Rtcp.LONGEST);

  @Test
  void aReportTellsWhatWasLost() {
    for (int i = 0; i < 100; i++) {
      if (i % 4 != 1) {
        rtcp.packet(77, (65_500 + i) & 0xFFFF, i * 160, i * 20_000_000L);
      }
    }
    rtcp.report(report, 5, 16_000, 100, 1_000);
    assertEquals(52, report.remaining());
    assertEquals(200, report.get(1) & 0xFF);
    assertEquals(12, report.getShort(2), "length in words, less one");
    assertEquals(5, report.getInt(4));
    assertEquals((int) 2_208_988_801L, report.getInt(8));
    assertEquals(77, report.getInt(28));
    assertEquals(25, report.getInt(32) & 0xFFFFFF, "cumulative");
    assertEquals(64, report.get(32) & 0xFF, "a quarter, in 256ths");
    assertEquals(65_599, report.getInt(36), "one wrap and 63");
    assertEquals(0, report.getInt(40), "no jitter");
  }

  @Test
  void beforeAnythingCameItIsShort() {
    rtcp.report(report, 5, 0, 0, 0);
    assertEquals(28, report.remaining());
  }

  @Test
  void anotherSenderBeginsAnew() {
    assertFalse(rtcp.packet(77, 1, 0, 1));
    assertFalse(rtcp.packet(77, 500, 160, 2));
    assertTrue(rtcp.packet(78, 9, 0, 3));
    assertEquals(0, rtcp.lost());
  }
}
