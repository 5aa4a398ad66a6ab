package vigil.media;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.media.phone.TonePhone;
import vigil.media.sound.Codec;
import vigil.media.webrtc.Srtp;

/// The tick makes no garbage: what a packet costs is the kernel's, and no collector ever waits for
/// it.
class TickAllocationTest {
  /// A new report address, a counter boxed by the JVM now and then; a packet itself must bring
  /// nothing.
  private static final long MOST_BYTES_A_PACKET = 8;

  /// In one of them nothing is done for the first time, as a report is.
  private static final int MOST_SECONDS = 8;

  /// Java's HMAC makes one array of twenty bytes for its result.
  private static final long MOST_BYTES_A_SEALED_PACKET = 64;

  @TempDir Path folder;

  @Test
  void aPacketAllocatesNothing() throws IOException {
    assertAtMost(MOST_BYTES_A_PACKET, false);
  }

  @Test
  void aSealedPacketAllocatesNoMoreThanItsTag() throws IOException {
    assertAtMost(MOST_BYTES_A_SEALED_PACKET, true);
  }

  /// @param isSealed whether one of the two phones seals its sound
  private void assertAtMost(long most, boolean isSealed) throws IOException {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (var stage = new MediaFixture(folder)) {
      var caller = stage.phone("c", "a", Codec.PCMA, 440);
      var agent = stage.phone("c", "b", Codec.PCMU, 700);
      if (isSealed) {
        String key = Base64.getEncoder().encodeToString(new byte[Srtp.KEY_AND_SALT]);
        stage.server.done(
            "'do':'leg','call':'c','leg':'a','srtp':{'ours':'%s','theirs':'%s'}"
                .formatted(key, key));
        caller.seal(Srtp.of(new byte[Srtp.KEY_AND_SALT]));
      }
      stage.server.done("'do':'join','legs':['a','b']");
      stage.server.done(
          "'do':'record','call':'c','left':'a','right':'b','file':'recordings/c.wav'");
      MediaFixture.hears(agent, 440);
      long tick = tickThread(threads);
      long each = Long.MAX_VALUE;
      for (int second = 0; second < MOST_SECONDS && each > most; second++) {
        each = bytesAPacket(threads, tick, agent);
      }
      System.out.printf("%d bytes a packet, sealed: %s%n", each, isSealed);
      assertTrue(each <= most, each + " bytes a packet");
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
