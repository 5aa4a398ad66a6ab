package vigil.media.webrtc;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// What a page says while its network changes is lost, and the page goes on.
class PageClientTest {
  private static final int CHANGES = 2000;

  @Test
  void whatIsSaidWhileTheNetworkChangesIsLostAndNoMore() throws Exception {
    try (var far = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var page = new PageClient()) {
      var to = new InetSocketAddress(InetAddress.getLoopbackAddress(), far.getLocalPort());
      assertNull(page.check(to, new IceLite.Credentials("a", "b"), "b", 0));
      var isOver = new AtomicBoolean();
      CompletableFuture<Void> said =
          CompletableFuture.runAsync(() -> {
            while (!isOver.get()) {
              say(page);
            }
          });
      for (int change = 0; change < CHANGES; change++) {
        page.move();
      }
      isOver.set(true);
      said.get();
    }
  }

  private static void say(PageClient page) {
    try {
      page.sendRaw(new byte[] {(byte) 128, 0, 0, 0});
    } catch (IOException stopped) {
      throw new AssertionError(stopped);
    }
  }
}
