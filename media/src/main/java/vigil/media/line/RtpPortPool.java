package vigil.media.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
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

  /// Whether the address is one that our ports are bound to.
  boolean isHere(InetAddress other) {
    return here.contains(other);
  }

  /// A bound port; empty when every one of the range is taken.
  ///
  /// @param isNamed whether some leg's sound goes to this even port or the one after it: it would
  ///   come back to us
  Optional<RtpPort> open(IntPredicate isNamed) {
    for (int tries = 0; tries < count; tries++) {
      int port = first + 2 * turn;
      turn = (turn + 1) % count;
      if (isNamed.test(port)) {
        continue;
      }
      try {
        return Optional.of(RtpPort.open(new InetSocketAddress(address, port)));
      } catch (IOException taken) {
        // Somebody's; the next one may be free.
      }
    }
    return Optional.empty();
  }
}
