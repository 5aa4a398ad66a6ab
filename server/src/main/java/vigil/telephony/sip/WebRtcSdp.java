package vigil.telephony.sip;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.telephony.media.MediaCredentials;
import vigil.telephony.media.PageCredentials;

/// What a page's description has beside a phone's: ICE (RFC 8839), DTLS-SRTP (RFC 5763), one port
/// for both (RFC 5761). We are ICE-lite, and the server of the handshake.
///
/// @param mid which stream of its description it is (RFC 5888)
public record WebRtcSdp(String ufrag, String fingerprint, String mid) {
  static final String PROFILE = "UDP/TLS/RTP/SAVPF";

  /// The name of our one stream.
  static final String OUR_MID = "0";

  private static final Pattern UFRAG = Pattern.compile("[A-Za-z0-9+/]{4,256}");
  private static final Pattern FINGERPRINT =
      Pattern.compile("sha-256 [0-9A-F]{2}(?::[0-9A-F]{2}){31}", Pattern.CASE_INSENSITIVE);
  private static final Pattern MID = Pattern.compile("[A-Za-z0-9_-]{1,16}");

  /// Our own words, as a stored description has them.
  private static final Pattern OURS =
      Pattern.compile(
          "a=ice-ufrag:(\\S+)\\s+a=ice-pwd:(\\S+)\\s+a=fingerprint:(sha-256 [0-9A-F:]+)\\s");

  /// As media wants to hear it.
  public PageCredentials credentials() {
    return new PageCredentials(ufrag, fingerprint);
  }

  /// Collects a page's attributes.
  static final class Reader {
    private @Nullable String ufrag;
    private @Nullable String fingerprint;
    private String mid = OUR_MID;
    private boolean isMuxed;
    private boolean isClient;

    void readAttribute(String value) {
      int colon = value.indexOf(':');
      String name = (colon < 0 ? value : value.substring(0, colon)).toLowerCase(Locale.ROOT);
      String said = value.substring(colon + 1).strip();
      switch (name) {
        case "ice-ufrag" -> ufrag = UFRAG.matcher(said).matches() ? said : null;
        case "fingerprint" ->
            fingerprint = FINGERPRINT.matcher(said).matches() ? said : fingerprint;
        case "mid" -> mid = MID.matcher(said).matches() ? said : mid;
        case "rtcp-mux" -> isMuxed = true;
        case "setup" -> isClient = said.equals("active") || said.equals("actpass");
        default -> {}
      }
    }

    /// Empty where it cannot be spoken with: unproved, over two ports, or only as a server.
    Optional<WebRtcSdp> build() {
      return ufrag == null || fingerprint == null || !isMuxed || !isClient
          ? Optional.empty()
          : Optional.of(new WebRtcSdp(ufrag, fingerprint, mid));
    }
  }

  static String head(String mid) {
    return "a=ice-lite\r\na=group:BUNDLE " + mid + "\r\n";
  }

  static String offer(MediaCredentials ours, String address, int port) {
    return stream(ours, OUR_MID, "actpass", address, port);
  }

  String answer(MediaCredentials ours, String address, int port) {
    return stream(ours, mid, "passive", address, port);
  }

  private static String stream(
      MediaCredentials ours, String mid, String setup, String address, int port) {
    return """
    a=mid:%s
    a=ice-ufrag:%s
    a=ice-pwd:%s
    a=fingerprint:%s
    a=setup:%s
    a=rtcp-mux
    a=candidate:1 1 udp 2130706431 %s %d typ host
    a=end-of-candidates
    """
        .formatted(mid, ours.ufrag(), ours.password(), ours.fingerprint(), setup, address, port)
        .replace("\n", "\r\n");
  }

  /// A description of ours with other credentials, at another port. Whoever offers leaves it open
  /// who begins the handshake (RFC 8842, section 5.5).
  static String moved(String ours, MediaCredentials fresh, int port) {
    return ours.replaceFirst("(?m)^a=ice-ufrag:\\S+", "a=ice-ufrag:" + fresh.ufrag())
        .replaceFirst("(?m)^a=ice-pwd:\\S+", "a=ice-pwd:" + fresh.password())
        .replaceFirst("(?m)^a=fingerprint:[^\r\n]+", "a=fingerprint:" + fresh.fingerprint())
        .replaceFirst("(?m)^a=setup:\\S+", "a=setup:actpass")
        .replaceFirst("(?m)^(a=candidate:1 1 udp [0-9]+ \\S+) [0-9]+ ", "$1 " + port + " ");
  }

  /// What we last said in a dialog; empty for a phone's.
  public static Optional<MediaCredentials> findOurs(@Nullable String description) {
    Matcher found = OURS.matcher(description == null ? "" : description);
    return found.find()
        ? Optional.of(new MediaCredentials(found.group(1), found.group(2), found.group(3)))
        : Optional.empty();
  }
}
