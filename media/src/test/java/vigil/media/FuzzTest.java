package vigil.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.media.sound.Codec;

/// Hostile bytes on both wires; the call beside them talks on. The seed makes it the same every
/// time.
class FuzzTest {
  private static final long SEED = 12345;
  private static final int PACKETS = 20_000;

  @TempDir Path folder;

  @Test
  void garbagePacketsHarmNobody() throws IOException {
    var random = new Random(SEED);
    try (var stage = new MediaFixture(folder);
        var socket = new DatagramSocket()) {
      stage.phone("c", "a", Codec.PCMA, 440);
      var agent = stage.phone("c", "b", Codec.PCMA, 700);
      int target = stage.open("c", "x", Codec.PCMA, socket.getLocalPort());
      stage.server.done("'do':'join','legs':['a','b','x']");
      MediaFixture.hears(agent, 440);
      for (int i = 0; i < PACKETS; i++) {
        byte[] bytes = packet(random);
        socket.send(new DatagramPacket(bytes, bytes.length, MediaFixture.at(target)));
      }
      assertEquals(0, stage.server.done("'do':'stats'").path("faults").asInt(), "seed " + SEED);
      assertTrue(stage.server.done("'do':'stats'").path("garbage").asInt() > 0);
      stage.server.done("'do':'free','leg':'x'");
      MediaFixture.hears(agent, 440);
      MediaFixture.hearsNothingOf(agent, 1000);
    }
  }

  /// Half of them look like RTP at first.
  private static byte[] packet(Random random) {
    byte[] bytes = new byte[random.nextInt(random.nextInt(10) == 0 ? 1400 : 200)];
    random.nextBytes(bytes);
    if (bytes.length > 2 && random.nextBoolean()) {
      bytes[0] = (byte) (0x80 | (random.nextInt(4) == 0 ? random.nextInt(64) : 0));
      bytes[1] = (byte) (random.nextBoolean() ? 8 : random.nextBoolean() ? 101 : 0);
    }
    return bytes;
  }

  @Test
  void garbageLinesHarmNobody() throws IOException {
    var random = new Random(SEED);
    String good = "{\"id\":1,\"do\":\"leg\",\"call\":\"c\",\"leg\":\"a\",\"codec\":\"PCMA\"}";
    try (var stage = new MediaFixture(folder)) {
      for (int round = 0; round < 300; round++) {
        var server = new ControlClient(stage.control.port());
        server.done("'do':'hello','fence':1");
        var line = new StringBuilder(good);
        for (int i = random.nextInt(6); i >= 0; i--) {
          line.setCharAt(random.nextInt(line.length()), (char) (32 + random.nextInt(95)));
        }
        line.append('\n').append("[".repeat(10_000)).append('\n');
        server.raw(line.toString());
        Await.until("what is no command closes it", server::ended);
        server.close();
      }
      assertEquals("ok", stage.server.why("'do':'ping'"));
    }
  }
}
