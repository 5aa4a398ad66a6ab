package vigil.telephony.sip;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.stream.Collectors;

/// Where sound may be sent: to one machine of somebody else, to no port of its system.
public final class SoundDestinations {
  /// Below it are services and no telephones.
  static final int LOWEST_PORT = 1024;

  /// The last class of addresses: multicast from 224, reserved from 240, all of them at 255.
  private static final int FIRST_OF_MANY = 224;

  private static final int LOOPBACK = 127;

  private final boolean isAllHere;
  private final Set<String> broadcasts;

  /// @param host where we listen; on loopback everybody else is there too
  public SoundDestinations(String host) {
    isAllHere = PacketSource.isLoopback(host);
    broadcasts = broadcasts();
  }

  private static Set<String> broadcasts() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(card -> card.getInterfaceAddresses().stream())
          .map(InterfaceAddress::getBroadcast)
          .filter(all -> all != null && !all.isAnyLocalAddress())
          .map(InetAddress::getHostAddress)
          .collect(Collectors.toSet());
    } catch (SocketException e) {
      return Set.of();
    }
  }

  /// Whether sound may go there.
  ///
  /// @param address four numbers with dots
  public boolean isAllowed(String address, int port) {
    int first = Integer.parseInt(address.substring(0, address.indexOf('.')));
    boolean isOne = first > 0 && first < FIRST_OF_MANY;
    boolean isLoopback = first == LOOPBACK;
    return port >= LOWEST_PORT
        && isOne
        && (isLoopback ? isAllHere && !address.endsWith(".255") : !broadcasts.contains(address));
  }
}
