package vigil.media.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// RTP sockets: even ports, taken in turn, so that a port just freed rests before its next call.
final class Ports {
  private final InetAddress address;
  private final int first;
  private final int count;
  private int turn;

  Ports(InetAddress address, int firstPort, int lastPort, int turn) {
    this.address = address;
    this.first = firstPort + (firstPort & 1);
    this.count = (lastPort - first) / 2 + 1;
    this.turn = Math.floorMod(turn, count);
  }

  /// A bound port; empty when every one of the range is taken.
  Optional<Port> open() {
    for (int tries = 0; tries < count; tries++) {
      int port = first + 2 * turn;
      turn = (turn + 1) % count;
      try {
        return Optional.of(Port.open(new InetSocketAddress(address, port)));
      } catch (IOException taken) {
        // Somebody's; the next one may be free.
      }
    }
    return Optional.empty();
  }
}
