package vigil.telephony;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import vigil.telephony.sip.CarrierSettings.Account;
import vigil.telephony.sip.CarrierSettings.Carrier;
import vigil.telephony.sip.Transport;

/// A carrier's gateway whose every word a test says itself.
final class RawCarrier implements AutoCloseable {
  private final DatagramSocket socket;

  RawCarrier(String host) throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0));
  }

  Carrier settings(String name) {
    return settings(name, ".*");
  }

  Carrier settings(String name, String numbers) {
    String host = socket.getLocalAddress().getHostAddress();
    var account = new Account("vigil", "raw-secret", false);
    return new Carrier(
        name, host, socket.getLocalPort(), Transport.UDP, account, "02112345", numbers, "");
  }

  String at() {
    return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  /// Who speaks for it; to be closed with it only.
  Stranger stranger(InetSocketAddress server) {
    return new Stranger(new RawWire.Udp(server, socket));
  }

  @Override
  public void close() {
    socket.close();
  }
}
