package vigil.telephony.sip;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.InstantSource;
import java.util.OptionalInt;
import javax.sip.address.SipURI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the bridges of web pages' phones.
public final class PageBridges {
  private static final Logger LOG = LoggerFactory.getLogger(PageBridges.class);

  /// Free ports in a row at which others are still reached.
  private static final int MOST_TRIES = 100;

  private final PhoneAccounts accounts;
  private final SipEndpoint wire;
  private final InstantSource clock;

  public PageBridges(PhoneAccounts accounts, SipEndpoint wire, InstantSource clock) {
    this.accounts = accounts;
    this.wire = wire;
    this.clock = clock;
  }

  /// A bridge for a page of this member of staff. It takes the port of the extension's page before
  /// it where that is free: a call that goes on is reached there.
  public PageBridge open(String extension, String staff, PageBridge.PageSide page)
      throws IOException {
    InetAddress here = InetAddress.getByName(wire.host());
    DatagramSocket socket = open(extension, here);
    socket.connect(new InetSocketAddress(here, wire.port()));
    var registration =
        new PageRegistration(accounts, extension, staff, here.getHostAddress(), clock);
    var bridge = new PageBridge(socket, wire.messages(), registration, page);
    bridge.start();
    return bridge;
  }

  private OptionalInt lastPort(String extension) {
    return accounts
        .findLastPage(extension)
        .map(Peers::uri)
        .map(SipURI::getPort)
        .filter(port -> port > 0)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private DatagramSocket open(String extension, InetAddress here) throws IOException {
    OptionalInt wanted = lastPort(extension);
    if (wanted.isPresent() && !accounts.isPortOfAnother(extension, wanted.getAsInt())) {
      try {
        return new DatagramSocket(wanted.getAsInt(), here);
      } catch (SocketException taken) {
        LOG.debug("A page's port of before is taken; it gets another");
      }
    }
    return openNew(extension, here);
  }

  /// A port at which no other extension's calls are reached.
  private DatagramSocket openNew(String extension, InetAddress here) throws IOException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      var socket = new DatagramSocket(0, here);
      if (!isAnothers(extension, socket)) {
        return socket;
      }
    }
    throw new IOException("No port is free for a page");
  }

  private boolean isAnothers(String extension, DatagramSocket socket) {
    boolean isKept = false;
    try {
      isKept = !accounts.isPortOfAnother(extension, socket.getLocalPort());
    } finally {
      if (!isKept) {
        socket.close();
      }
    }
    return !isKept;
  }
}
