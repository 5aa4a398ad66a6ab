package vigil.telephony.sip;

/// Where a packet came from, by the socket's word and not by what the packet says of itself.
///
/// @param host an address in digits; empty when the stack did not tell
/// @param isTcp whether it came over a connection
public record PacketSource(String host, int port, boolean isTcp) {
  /// Whether it is this machine.
  boolean isLoopback() {
    return isLoopback(host);
  }

  static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
  }
}
