package vigil.telephony.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.telephony.media.MediaCredentials;

/// The audio part of a session description (RFC 4566, RFC 3264), as far as G.711 needs it.
///
/// @param address the far address; `0.0.0.0` is the old way to hold
/// @param port 0 when audio is refused
/// @param codecs of G.711, in the order of the description
/// @param events the payload type of telephone-event (RFC 4733), if any
/// @param otherMedia the `m=` lines that are not ours, to be answered with port 0
/// @param webrtc what a page says of its sound; null for a phone
public record Sdp(
    String address,
    int port,
    List<Codec> codecs,
    @Nullable Integer events,
    Direction direction,
    List<String> otherMedia,
    @Nullable WebRtcSdp webrtc) {
  /// G.711 and its static payload types (RFC 3551).
  public enum Codec {
    PCMU(0),
    PCMA(8);

    final int payload;

    Codec(int payload) {
      this.payload = payload;
    }
  }

  /// Who sends.
  public enum Direction {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// Where nothing may be sent to who says it.
    Direction withoutReceiving() {
      return switch (this) {
        case SENDRECV, SENDONLY -> SENDONLY;
        case RECVONLY, INACTIVE -> INACTIVE;
      };
    }

    /// What an answer says to an offer of this direction.
    public Direction answer() {
      return switch (this) {
        case SENDRECV -> SENDRECV;
        case SENDONLY -> RECVONLY;
        case RECVONLY -> SENDONLY;
        case INACTIVE -> INACTIVE;
      };
    }
  }

  /// More lines than this in a description is not a telephone.
  static final int MOST_LINES = 400;

  /// Characters; a telephone says some hundred.
  static final int LONGEST = 8_192;

  /// Streams of one description: sound, pictures, text, and some to spare.
  static final int MOST_MEDIA = 8;

  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

  /// Four numbers without leading zeros, which some read as octal.
  private static final Pattern IP4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

  /// Names no place: the old way to hold (RFC 3264, 8.4).
  private static final String HELD = "0.0.0.0";

  private static final Pattern SESSION = Pattern.compile("(?m)^o=vigil ([0-9]{1,18}) ");

  public Sdp {
    codecs = List.copyOf(codecs);
    otherMedia = List.copyOf(otherMedia);
  }

  /// Where sound goes to, `ip:port`.
  public String remote() {
    return address + ":" + port;
  }

  /// A page names no address: it proves one (RFC 8445).
  public boolean isHeld() {
    return webrtc == null && address.equals(HELD);
  }

  /// What goes over this leg, seen from us.
  public Direction ours() {
    return direction.answer();
  }

  /// Reads a description; empty when it has no usable audio with G.711 over IPv4.
  public static Optional<Sdp> parse(String text) {
    if (text.length() > LONGEST || text.indexOf(0) >= 0) {
      return Optional.empty();
    }
    String[] lines = text.split("\r?\n", MOST_LINES + 1);
    if (lines.length > MOST_LINES) {
      return Optional.empty();
    }
    var reader = new Reader();
    for (String line : lines) {
      if (line.length() > 2 && line.charAt(1) == '=') {
        reader.readLine(line.charAt(0), line.substring(2).strip());
      }
    }
    return reader.build();
  }

  private static final class Reader {
    /// Stands for IPv6, names, and addresses with a TTL, which are those of many.
    private static final String UNUSABLE = "";

    private @Nullable String address;
    private @Nullable String audioAddress;
    private int port = -1;
    private int streams;
    private boolean inAudio;
    private boolean inOther;
    private final List<Codec> codecs = new ArrayList<>();
    private final List<String> other = new ArrayList<>();
    private @Nullable Integer events;
    private Direction direction = Direction.SENDRECV;
    private final WebRtcSdp.Reader webrtc = new WebRtcSdp.Reader();
    private boolean wasPage;

    void readLine(char kind, String value) {
      switch (kind) {
        case 'c' -> connection(value);
        case 'm' -> media(value);
        case 'a' -> attribute(value);
        default -> {}
      }
    }

    private void connection(String value) {
      String[] parts = value.split("\\s+", 4);
      boolean isOne =
          parts.length == 3 && parts[1].equals("IP4") && IP4.matcher(parts[2]).matches();
      String where = isOne ? parts[2] : UNUSABLE;
      if (inAudio) {
        audioAddress = where;
      } else if (!inOther) {
        address = where;
      }
    }

    private void media(String value) {
      String[] parts = value.split("\\s+", -1);
      streams++;
      inAudio = false;
      inOther = true;
      boolean ours = port < 0 && parts.length > 3 && parts[0].equals("audio");
      boolean isPage = ours && parts[2].equals(WebRtcSdp.PROFILE);
      if (!ours || !(isPage || parts[2].equals("RTP/AVP")) || !parts[1].matches("[0-9]{1,5}")) {
        other.add(value);
        return;
      }
      inAudio = true;
      inOther = false;
      wasPage = isPage;
      port = Integer.parseInt(parts[1]);
      for (int i = 3; i < parts.length; i++) {
        for (Codec codec : Codec.values()) {
          if (parts[i].equals(String.valueOf(codec.payload)) && !codecs.contains(codec)) {
            codecs.add(codec);
          }
        }
      }
    }

    private void attribute(String value) {
      if (inOther) {
        return;
      }
      webrtc.readAttribute(value);
      String lower = value.toLowerCase(Locale.ROOT);
      if (lower.matches("rtpmap:[0-9]{1,3} telephone-event/8000.*")) {
        events = Integer.valueOf(lower.substring(7, lower.indexOf(' ')));
      }
      for (Direction each : Direction.values()) {
        if (lower.equals(each.word())) {
          direction = each;
        }
      }
    }

    Optional<Sdp> build() {
      return wasPage ? page() : phone();
    }

    private Optional<Sdp> page() {
      boolean isUsable = streams <= MOST_MEDIA && port > 0 && !codecs.isEmpty();
      return webrtc
          .build()
          .filter(_ -> isUsable)
          .map(said -> new Sdp(HELD, port, codecs, events, direction, other, said));
    }

    private Optional<Sdp> phone() {
      String where = audioAddress == null ? address : audioAddress;
      if (where == null
          || where.equals(UNUSABLE)
          || streams > MOST_MEDIA
          || port <= 0
          || port > 65_535
          || codecs.isEmpty()) {
        return Optional.empty();
      }
      Direction said = where.equals(HELD) ? direction.withoutReceiving() : direction;
      return Optional.of(new Sdp(where, port, codecs, events, said, other, null));
    }
  }

  /// An offer of both laws and telephone-event 101.
  ///
  /// @param webrtc what we say to a page; null to a phone
  public static String offer(
      String address, int port, long session, int version, @Nullable MediaCredentials webrtc) {
    String group = webrtc == null ? "" : WebRtcSdp.head(WebRtcSdp.OUR_MID);
    String more = webrtc == null ? "" : WebRtcSdp.offer(webrtc, address, port);
    return head(address, session, version)
        + group
        + """
        m=audio %d %s 8 0 101
        a=rtpmap:8 PCMA/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:101 telephone-event/8000
        a=fmtp:101 0-15
        a=ptime:20
        a=sendrecv
        """
            .formatted(port, webrtc == null ? "RTP/AVP" : WebRtcSdp.PROFILE)
            .replace("\n", "\r\n")
        + more;
  }

  /// The answer to this offer: its first law, its telephone-event, nothing else.
  ///
  /// @param ours what we say to a page; null to a phone
  public String answer(
      String local, int localPort, long session, int version, @Nullable MediaCredentials ours) {
    Codec codec = codecs.getFirst();
    var text = new StringBuilder(head(local, session, version));
    text.append(ours == null || webrtc == null ? "" : WebRtcSdp.head(webrtc.mid()));
    text.append("m=audio ").append(localPort).append(' ');
    text.append(webrtc == null ? "RTP/AVP" : WebRtcSdp.PROFILE).append(' ').append(codec.payload);
    if (events != null) {
      text.append(' ').append(events);
    }
    text.append("\r\na=rtpmap:%d %s/8000\r\n".formatted(codec.payload, codec));
    if (events != null) {
      text.append(
          "a=rtpmap:%d telephone-event/8000\r\na=fmtp:%d 0-15\r\n".formatted(events, events));
    }
    text.append("a=ptime:20\r\na=").append(ours().word()).append("\r\n");
    text.append(ours == null || webrtc == null ? "" : webrtc.answer(ours, local, localPort));
    for (String line : otherMedia) {
      String[] parts = line.split("\\s+", -1);
      if (parts.length > 3) {
        text.append("m=%s 0 %s %s\r\n".formatted(parts[0], parts[2], parts[3]));
      }
    }
    return text.toString();
  }

  /// The session of a description of ours (RFC 3264, section 8: it stays for the dialog's life).
  public static OptionalLong session(@Nullable String ours) {
    Matcher found = SESSION.matcher(ours == null ? "" : ours);
    return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
  }

  /// What we last said in a dialog, said of another place (RFC 3264, section 8.3.1): the same
  /// session one version on, the same laws and directions, an offer.
  ///
  /// @param webrtc what we say to a page; null to a phone
  public static String moved(
      String ours, int port, int version, @Nullable MediaCredentials webrtc) {
    String there =
        ours.replaceFirst("(?m)^(o=vigil [0-9]{1,18}) [0-9]+ ", "$1 " + version + " ")
            .replaceFirst("(?m)^m=audio [0-9]+ ", "m=audio " + port + " ");
    return webrtc == null ? there : WebRtcSdp.moved(there, webrtc, port);
  }

  private static String head(String address, long session, int version) {
    return """
    v=0
    o=vigil %d %d IN IP4 %s
    s=vigil
    c=IN IP4 %s
    t=0 0
    """
        .formatted(session, version, address, address)
        .replace("\n", "\r\n");
  }
}
