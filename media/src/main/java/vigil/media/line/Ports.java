package vigil.media.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/// RTP sockets: even ports, taken in turn, so that a port just freed rests before its next call.
final class Ports {
  /// Room for half a second of packets, should the tick be late.
  private static final int SOCKET_BUFFER = 64 * 1024;

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

  /// A bound socket; empty when every port of the range is taken.
  Optional<DatagramChannel> open() throws IOException {
    for (int tries = 0; tries < count; tries++) {
      int port = first + 2 * turn;
      turn = (turn + 1) % count;
      var channel = DatagramChannel.open();
      try {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
        channel.setOption(StandardSocketOptions.IP_TOS, 0xB8);
        return Optional.of(channel.bind(new InetSocketAddress(address, port)));
      } catch (IOException taken) {
        channel.close();
      }
    }
    return Optional.empty();
  }
}
