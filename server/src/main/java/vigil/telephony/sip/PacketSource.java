package vigil.telephony.sip;

/// Where a packet came from, by the socket's word and not by what the packet says of itself.
///
/// @param host an address in digits; empty when the stack did not tell
public record PacketSource(String host, int port, Transport transport) {
  /// Whether it is this machine.
  boolean isLoopback() {
    return isLoopback(host);
  }

  /// Whether it came over a connection.
  boolean isStream() {
    return transport.isStream();
  }

  /// Whether it came from a carrier that proved itself by its certificate: nobody else has such a
  /// connection.
  boolean isCertified() {
    return transport == Transport.TLS;
  }

  static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
  }
}
