package vigil.messaging;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Keeps webhooks from being used to reach into our own network: https to public addresses only. It
/// is asked when a subscription is made and again before each try, for a name may point elsewhere
/// by then; the JVM keeps a name's address for half a minute, so the connection goes where was
/// checked.
@Component
public class AddressGuard {
  private static final int LONGEST_URL = 500;

  private final boolean isInsideAllowed;

  /// @param isInsideAllowed `vigil.portal.hooks.inside`: receivers in our own network, http too
  public AddressGuard(@Value("${vigil.portal.hooks.inside:false}") boolean isInsideAllowed) {
    this.isInsideAllowed = isInsideAllowed;
  }

  /// Why nothing may be sent there; null when it may.
  public @Nullable String findRefusal(String text) {
    URI url = parse(text);
    if (url == null) {
      return "it is no address of the form https://host/path";
    }
    if (isInsideAllowed) {
      return null;
    }
    if (!"https".equals(scheme(url))) {
      return "only https is allowed";
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
        if (isInside(address)) {
          return "the host is inside our own network";
        }
      }
      return null;
    } catch (UnknownHostException unknown) {
      return "the host has no address";
    }
  }

  private static @Nullable URI parse(String text) {
    try {
      URI url = new URI(text);
      boolean isWhole =
          text.length() <= LONGEST_URL
              && url.getHost() != null
              && url.getUserInfo() == null
              && url.getFragment() == null
              && ("https".equals(scheme(url)) || "http".equals(scheme(url)));
      return isWhole ? url : null;
    } catch (URISyntaxException wrong) {
      return null;
    }
  }

  private static String scheme(URI url) {
    return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
  }

  static boolean isInside(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || isReserved(address);
  }

  /// What Java has no word for: 0/8, 100.64/10 (RFC 6598), 192.0.0/24, 198.18/15, 240/4; fc00::/7,
  /// and IPv6 forms that carry an IPv4 address (6to4, NAT64, compatible).
  private static boolean isReserved(InetAddress address) {
    byte[] b = address.getAddress();
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    return switch (address) {
      case Inet4Address _ ->
          first == 0
              || first >= 240
              || (first == 100 && second >= 64 && second < 128)
              || (first == 192 && second == 0 && b[2] == 0)
              || (first == 198 && (second & 0xfe) == 18);
      case Inet6Address it ->
          (first & 0xfe) == 0xfc
              || (first == 0x20 && second == 0x02)
              || (first == 0x00 && second == 0x64)
              || it.isIPv4CompatibleAddress();
      default -> true;
    };
  }
}
