package vigil.media.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// RTP sockets: even ports, taken in turn, so that a port just freed rests before its next call.
final class RtpPortPool {
  private final InetAddress address;
  private final int first;
  private final int count;
  private final Set<InetAddress> here;
  private int turn;

  RtpPortPool(InetAddress address, int firstPort, int lastPort, int turn) {
    this.address = address;
    this.here = here(address);
    this.first = firstPort + (firstPort & 1);
    this.count = (lastPort - first) / 2 + 1;
    this.turn = Math.floorMod(turn, count);
  }

  private static Set<InetAddress> here(InetAddress address) {
    if (!address.isAnyLocalAddress()) {
      return Set.of(address);
    }
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .collect(Collectors.toSet());
    } catch (SocketException e) {
      return Set.of();
    }
  }

  /// Whether a port there is, or may become, one of ours: sound sent to it would come back to us.
  boolean areHere(InetSocketAddress remote) {
    int port = remote.getPort();
    return port >= first && port < first + 2 * count && here.contains(remote.getAddress());
  }

  /// A bound port; empty when every one of the range is taken.
  Optional<RtpPort> open() {
    for (int tries = 0; tries < count; tries++) {
      int port = first + 2 * turn;
      turn = (turn + 1) % count;
      try {
        return Optional.of(RtpPort.open(new InetSocketAddress(address, port)));
      } catch (IOException taken) {
        // Somebody's; the next one may be free.
      }
    }
    return Optional.empty();
  }
}
