package vigil.kernel;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// Whom a limit counts together: an IPv4 address by itself, and an IPv6 address by the network of
/// 64 bits that one subscriber is given whole (RFC 6177), who may take another of its addresses for
/// each request.
public final class ClientNetwork {
  private static final int SUBSCRIBER_BYTES = 8;

  private ClientNetwork() {}

  public static String networkOf(HttpServletRequest request) {
    return networkOf(request.getRemoteAddr());
  }

  /// The network of an address as the server names it; what is no address stands for itself.
  public static String networkOf(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(withoutZone(address));
      if (!(parsed instanceof Inet6Address six)) {
        return parsed.getHostAddress();
      }
      byte[] bytes = six.getAddress();
      Arrays.fill(bytes, SUBSCRIBER_BYTES, bytes.length, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    } catch (IllegalArgumentException | java.net.UnknownHostException unknown) {
      return address;
    }
  }

  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }
}
