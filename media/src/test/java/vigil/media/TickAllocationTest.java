package vigil.media;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.media.phone.TonePhone;
import vigil.media.sound.Codec;

/// The tick makes no garbage: what a packet costs is the kernel's, and no collector ever waits for
/// it.
class TickAllocationTest {
  /// A new report address, a counter boxed by the JVM now and then; a packet itself must bring
  /// nothing.
  private static final long MOST_BYTES_A_PACKET = 8;

  /// In one of them nothing is done for the first time, as a report is.
  private static final int MOST_SECONDS = 8;

  @TempDir Path folder;

  @Test
  void aPacketAllocatesNothing() throws IOException {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (var stage = new MediaFixture(folder)) {
      stage.phone("c", "a", Codec.PCMA, 440);
      var agent = stage.phone("c", "b", Codec.PCMU, 700);
      stage.server.done("'do':'join','legs':['a','b']");
      stage.server.done(
          "'do':'record','call':'c','left':'a','right':'b','file':'recordings/c.wav'");
      MediaFixture.hears(agent, 440);
      long tick = tickThread(threads);
      long each = Long.MAX_VALUE;
      for (int second = 0; second < MOST_SECONDS && each > MOST_BYTES_A_PACKET; second++) {
        each = bytesAPacket(threads, tick, agent);
      }
      assertTrue(each <= MOST_BYTES_A_PACKET, each + " bytes a packet");
    }
  }

  /// In the next second.
  private static long bytesAPacket(ThreadMXBean threads, long tick, TonePhone agent) {
    long packets = agent.received();
    long bytes = threads.getThreadAllocatedBytes(tick);
    Await.until("a second", () -> agent.received() > packets + 50);
    return (threads.getThreadAllocatedBytes(tick) - bytes) / (2 * (agent.received() - packets));
  }

  /// The newest one: other tests may have left theirs ending.
  private static long tickThread(ThreadMXBean threads) {
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().equals("media-tick"))
        .mapToLong(thread -> thread.getThreadId())
        .max()
        .orElseThrow();
  }
}
