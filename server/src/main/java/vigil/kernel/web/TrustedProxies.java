package vigil.kernel.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The stated proxies before the server, and whose address a request that came by them has.
///
/// A proxy adds the address it heard from at the right of one header and passes on whatever stood
/// there, so from the right on the addresses are true as far as the stated proxies reach, and all
/// to the left of the first other one is the client's own invention. The other header is not read:
/// a proxy that writes `X-Forwarded-For` hands a client's `ForwardingOrigin` on untouched.
@Component
final class TrustedProxies {
  /// Longer chains are no proxies of anybody's.
  private static final int LONGEST_CHAIN = 20;

  private static final String FORWARDED = "Forwarded";

  /// A network by its first bits (RFC 4632, RFC 4291).
  private static final class Network {
    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
      this.address = address;
      this.bits = bits;
    }

    static Network parse(String cidr) {
      String[] parts = cidr.strip().split("/", 2);
      byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
      int all = address.length * Byte.SIZE;
      int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
      if (bits < 0 || bits > all) {
        throw new IllegalArgumentException("a network has 0 to " + all + " bits");
      }
      return new Network(address, bits);
    }

    boolean has(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % Byte.SIZE;
        if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Network> networks;
  private final String header;

  /// @param trusted `vigil.proxy.trusted`: addresses or networks, with commas between; none when
  ///   empty
  /// @param header `vigil.proxy.header`: `X-Forwarded-For` or `ForwardingOrigin`, whichever they
  ///   write
  TrustedProxies(
      @Value("${vigil.proxy.trusted:}") String trusted,
      @Value("${vigil.proxy.header:X-Forwarded-For}") String header) {
    this.networks =
        trusted.isBlank()
            ? List.of()
            : Arrays.stream(trusted.split(",", -1)).map(TrustedProxies::network).toList();
    this.header = header.strip();
    if (!this.header.equalsIgnoreCase(FORWARDED)
        && !this.header.equalsIgnoreCase("X-Forwarded-For")) {
      throw new IllegalArgumentException(
          "vigil.proxy.header is X-Forwarded-For or Forwarded, but is " + header);
    }
  }

  private static Network network(String text) {
    try {
      return Network.parse(text);
    } catch (IllegalArgumentException bad) {
      throw new IllegalArgumentException(
          "vigil.proxy.trusted holds addresses or networks such as 10.0.0.0/8, but has "
              + text.strip(),
          bad);
    }
  }

  String header() {
    return header;
  }

  /// The client's address: the rightmost that is no stated proxy's.
  ///
  /// @param peer who opened the connection
  /// @param values the header's lines in their order
  String client(String peer, List<String> values) {
    byte[] nearest = address(peer).orElse(null);
    if (nearest == null || !isTrusted(nearest)) {
      return peer;
    }
    List<String> chain = chain(values);
    int end = Math.max(0, chain.size() - LONGEST_CHAIN);
    for (int i = chain.size() - 1; i >= end; i--) {
      byte[] hop = address(chain.get(i)).orElse(null);
      if (hop == null) {
        break; // hidden or nonsense: whoever said so is the last that is known
      }
      nearest = hop;
      if (!isTrusted(hop)) {
        break;
      }
    }
    return text(nearest);
  }

  private boolean isTrusted(byte[] address) {
    return networks.stream().anyMatch(network -> network.has(address));
  }

  private List<String> chain(List<String> values) {
    List<String> chain = new ArrayList<>();
    for (String value : values) {
      for (String element : value.split(",", -1)) {
        chain.add(header.equalsIgnoreCase(FORWARDED) ? forwardedFor(element) : element.strip());
      }
    }
    return chain;
  }

  /// The node of `for=` (RFC 7239): an address has no comma, so the quotes need no parser. Where it
  /// is missing the element tells nothing.
  private static String forwardedFor(String element) {
    return Arrays.stream(element.split(";"))
        .map(String::strip)
        .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith("for="))
        .map(pair -> pair.substring("for=".length()).replace("\"", "").strip())
        .findFirst()
        .orElse("");
  }

  /// An address with or without brackets and port; never a name, so nobody is asked for it.
  private static Optional<byte[]> address(String node) {
    String text = node;
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      text = end < 0 ? "" : text.substring(1, end);
    } else if (text.indexOf(':') == text.lastIndexOf(':') && text.contains(":")) {
      text = text.substring(0, text.indexOf(':'));
    }
    int zone = text.indexOf('%');
    text = zone < 0 ? text : text.substring(0, zone);
    if (!text.contains(".") && !text.contains(":")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text).getAddress());
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static String text(byte[] address) {
    try {
      return InetAddress.getByAddress(address).getHostAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("4 or 16 bytes are an address", impossible);
    }
  }
}
