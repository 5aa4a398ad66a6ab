package vigil.bench;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports for processes of a bench that must be told theirs, and keep it over a kill. They lie below
/// those the system gives out by itself: of those, one that was free a moment ago, or whose process
/// is down for a moment, may be the near end of somebody's new connection.
public final class FreePort {
  private static final int FIRST = 10_000;
  private static final int LAST = 19_999;

  private FreePort() {}

  /// One that nobody holds on this machine's own interface, by TCP or UDP.
  public static int find() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
      if (isFree(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (var tcp = new ServerSocket(port, 1, here);
        var udp = new DatagramSocket(port, here)) {
      return tcp.isBound() && udp.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
