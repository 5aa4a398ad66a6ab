package vigil.media.line;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/// Reads what phones report of what they hear, at the ports beside those of their sound. A thread
/// for all legs, so that a round trip ends when its report comes, not when a tick looks. Cost: one
/// packet in five seconds a leg.
final class RtcpReceiver implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("vigil.media.line");

  /// A leg is listened to from the next look on: waking the thread for each would cost more.
  private static final long LOOK_MILLIS = 200;

  /// Of one leg at one look: a flood waits for its turn, and falls out of its socket.
  private static final int MOST_AT_ONCE = 4;

  private final Selector selector;
  private final ByteBuffer in = ByteBuffer.allocateDirect(RtpBuffers.LONGEST);
  private final Thread thread;
  private volatile boolean isRunning = true;

  RtcpReceiver() {
    try {
      selector = Selector.open();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    thread = Thread.ofPlatform().name("media-reports").start(this::listen);
  }

  Selector selector() {
    return selector;
  }

  private void listen() {
    while (isRunning) {
      try {
        selector.select(this::take, LOOK_MILLIS);
      } catch (IOException | RuntimeException fault) {
        LOG.log(WARNING, "A report could not be read: {0}", fault.toString());
      }
    }
  }

  private void take(SelectionKey key) {
    if (!(key.channel() instanceof DatagramChannel channel)
        || !(key.attachment() instanceof Leg leg)) {
      return;
    }
    try {
      for (int i = 0; i < MOST_AT_ONCE; i++) {
        in.clear();
        if (!(channel.receive(in) instanceof InetSocketAddress from)) {
          return;
        }
        leg.reported(in, from, System.nanoTime());
      }
    } catch (IOException gone) {
      // A phone that is gone (ICMP), or a leg that was just freed: nothing was reported.
      return;
    }
  }

  @Override
  public void close() {
    isRunning = false;
    selector.wakeup();
    try {
      thread.join();
      selector.close();
    } catch (IOException gone) {
      LOG.log(WARNING, "The reports' selector cannot be closed: {0}", gone.getMessage());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
