package vigil.media.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vigil.media.sound.Codec;

class JitterBufferTest {
  private final JitterBuffer jitter = new JitterBuffer(Codec.PCMA);
  private final byte[] out = new byte[Codec.FRAME];

  /// A packet whose every byte is its number.
  private void put(int number) {
    put(number * Codec.FRAME, Codec.FRAME, number);
  }

  private void put(int stamp, int length, int value) {
    var packet = ByteBuffer.allocateDirect(length);
    for (int i = 0; i < length; i++) {
      packet.put(i, (byte) value);
    }
    jitter.put(stamp, packet, 0, length, false);
  }

  @Test
  void soundComesOutInOrderFortyMillisecondsLater() {
    for (int i = 1; i <= 50; i++) {
      put(i);
      jitter.readFrame(out);
      if (i > 2) {
        assertEquals(i - 2, out[0]);
        assertEquals(i - 2, out[159]);
      }
    }
  }

  @Test
  void packetsOutOfOrderAreSorted() {
    put(2);
    put(1);
    put(4);
    put(3);
    jitter.readFrame(out);
    for (int i = 1; i <= 4; i++) {
      jitter.readFrame(out);
      assertEquals(i, out[0]);
    }
  }

  @Test
  void thirtyAndTenMillisecondPacketsAreTaken() {
    for (int i = 0; i < 20; i++) {
      put(i * 240, 240, 7);
    }
    for (int i = 0; i < 3; i++) {
      jitter.readFrame(out);
    }
    assertEquals(7, out[0]);
    var tens = new JitterBuffer(Codec.PCMA);
    var packet = ByteBuffer.allocateDirect(80);
    for (int i = 0; i < 20; i++) {
      tens.put(i * 80, packet, 0, 80, false);
    }
    for (int i = 0; i < 3; i++) {
      tens.readFrame(out);
    }
    assertEquals(0, out[0]);
  }

  @Test
  void aGapIsFilledWithWhatWasBeforeAndFadesToSilence() {
    byte loud = Codec.PCMA.encode(8000);
    for (int i = 0; i < 3; i++) {
      put(i * Codec.FRAME, Codec.FRAME, loud);
    }
    for (int i = 0; i < 5; i++) {
      jitter.readFrame(out);
    }
    assertTrue(jitter.readFrame(out) > 0);
    int first = Codec.PCMA.decode(out[0]);
    assertTrue(first > 6000, "first made-up sound " + first);
    jitter.readFrame(out);
    assertTrue(Codec.PCMA.decode(out[0]) < first);
    jitter.readFrame(out);
    jitter.readFrame(out);
    assertEquals(0, jitter.readFrame(out), "silence is not made up");
    assertEquals(Codec.PCMA.silence(), out[0]);
  }

  @Test
  void latePacketsMakeItWaitLongerAndGoodOnesShorterAgain() {
    var random = new Random(1);
    int late = 0;
    for (int i = 0; i < 2000; i++) {
      // Packets come in pairs: every other one is 20 ms late, now and then 80 ms.
      int lag = i % 2 == 0 ? 1 : random.nextInt(50) == 0 ? 4 : 0;
      if (i >= lag) {
        var packet = ByteBuffer.allocateDirect(Codec.FRAME);
        late += jitter.put((i - lag) * Codec.FRAME, packet, 0, Codec.FRAME, false) ? 1 : 0;
      }
      jitter.readFrame(out);
    }
    assertTrue(jitter.delayMillis() <= 220, "delay " + jitter.delayMillis());
    assertTrue(late < 200, "late " + late);
    for (int i = 2000; i < 12_000; i++) {
      put(i * Codec.FRAME, Codec.FRAME, 1);
      jitter.readFrame(out);
    }
    assertTrue(jitter.delayMillis() <= 60, "delay " + jitter.delayMillis());
  }

  @Test
  void aNewCountIsFollowedAtOnceOrAfterThreePackets() {
    for (int i = 0; i < 10; i++) {
      put(i);
      jitter.readFrame(out);
    }
    for (int i = 0; i < 8; i++) {
      put(1_000_000 + i * Codec.FRAME, Codec.FRAME, 42);
      jitter.readFrame(out);
    }
    assertEquals(42, out[0]);
  }

  @Test
  void theClockMayWrap() {
    int start = -5 * Codec.FRAME;
    for (int i = 0; i < 10; i++) {
      put(start + i * Codec.FRAME, Codec.FRAME, i + 1);
      jitter.readFrame(out);
    }
    assertEquals(8, out[0]);
  }
}
