package vigil.media.line;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/// One leg's RTP port: a door that anybody may knock at, and beside it, once a source is locked, a
/// link of its own to that phone. At the next port are the reports of both sides (RTCP).
///
/// Both are bound to the same port; the kernel gives the link what comes from its phone and the
/// door all the rest. A connected socket spares a route, two addresses and their copies: a sixth of
/// what a packet costs. Strangers still knock at the door, where they are counted, and so does a
/// phone that speaks to another address of this host.
final class RtpPort {
  /// Room for half a second of packets, should the tick be late.
  private static final int SOCKET_BUFFER = 64 * 1024;

  /// Expedited forwarding (RFC 3246), as a TOS byte.
  private static final int VOICE = 0xB8;

  private final DatagramChannel door;

  /// Null where somebody else has that port: then no report comes.
  private final @Nullable DatagramChannel reports;

  private @Nullable DatagramChannel link;
  private @Nullable InetSocketAddress phone;
  private boolean overLink;

  private RtpPort(DatagramChannel door, @Nullable DatagramChannel reports) {
    this.door = door;
    this.reports = reports;
  }

  /// Binds a port that nobody has, and the one after it.
  static RtpPort open(InetSocketAddress at) throws IOException {
    DatagramChannel door = channel(at, false);
    return new RtpPort(door, openReports((InetSocketAddress) door.getLocalAddress()));
  }

  private static @Nullable DatagramChannel openReports(InetSocketAddress door) {
    if (door.getPort() % 2 != 0) {
      return null;
    }
    try {
      return channel(new InetSocketAddress(door.getAddress(), door.getPort() + 1), false);
    } catch (IOException taken) {
      return null;
    }
  }

  /// Has what comes to the reports' port found by a selector.
  void register(Selector selector, Object whose) throws IOException {
    if (reports != null) {
      reports.register(selector, SelectionKey.OP_READ, whose);
    }
  }

  /// Sends a report, from its own port where we have it.
  void sendReport(ByteBuffer packet, InetSocketAddress to) throws IOException {
    (reports == null ? door : reports).send(packet, to);
  }

  private static DatagramChannel channel(InetSocketAddress at, boolean shared) throws IOException {
    ProtocolFamily family =
        at.getAddress() instanceof Inet4Address
            ? StandardProtocolFamily.INET
            : StandardProtocolFamily.INET6;
    var channel = DatagramChannel.open(family);
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
      channel.setOption(StandardSocketOptions.IP_TOS, VOICE);
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, shared);
      return channel.bind(at);
    } catch (IOException taken) {
      channel.close();
      throw taken;
    }
  }

  int number() throws IOException {
    return ((InetSocketAddress) door.getLocalAddress()).getPort();
  }

  /// Lays a link to the phone. Where the host cannot do that, the door serves as before.
  void lock(InetSocketAddress to) {
    unlock();
    try {
      // Shared for this moment only, so that no other process can slip in beside us.
      door.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      var laid = channel((InetSocketAddress) door.getLocalAddress(), true);
      try {
        laid.connect(to);
        laid.setOption(StandardSocketOptions.SO_REUSEADDR, false);
        link = laid;
        phone = to;
      } catch (IOException unreachable) {
        laid.close();
      }
      door.setOption(StandardSocketOptions.SO_REUSEADDR, false);
    } catch (IOException | UnsupportedOperationException notHere) {
      phone = null;
    }
  }

  /// Takes the link away: whoever speaks next comes to the door.
  void unlock() {
    close(link);
    link = null;
    phone = null;
  }

  /// Reads one packet.
  ///
  /// @param everyone whether the door is looked at too, when the link is empty
  /// @return who sent it, or null when there is none
  @Nullable InetSocketAddress receive(ByteBuffer into, boolean everyone) throws IOException {
    overLink = link != null && read(link, into);
    if (overLink) {
      return phone;
    }
    if (link != null && !everyone) {
      return null;
    }
    return door.receive(into) instanceof InetSocketAddress from ? from : null;
  }

  /// Whether the packet just read is the phone's by the kernel's word, and needs no look at who
  /// sent it: two addresses compared are six objects that the cache does not hold.
  boolean cameOverLink() {
    return overLink;
  }

  /// A phone that is gone is told of here by its host (ICMP): the same as nothing.
  private static boolean read(DatagramChannel link, ByteBuffer into) {
    try {
      return link.read(into) > 0;
    } catch (IOException unreachable) {
      into.clear();
      return false;
    }
  }

  /// Sends to the phone that has the link.
  ///
  /// @return false when there is no link yet
  boolean speak(ByteBuffer packet) throws IOException {
    if (link == null) {
      return false;
    }
    link.write(packet);
    return true;
  }

  void send(ByteBuffer packet, InetSocketAddress to) throws IOException {
    door.send(packet, to);
  }

  void close() {
    unlock();
    close(door);
    close(reports);
  }

  private static void close(@Nullable DatagramChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException gone) {
        // A socket that cannot be closed holds nothing we need.
        return;
      }
    }
  }
}
