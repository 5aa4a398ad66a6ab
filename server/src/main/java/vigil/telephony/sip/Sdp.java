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
import vigil.telephony.media.MediaLeg;

/// The audio part of a session description (RFC 4566, RFC 3264), as far as G.711 needs it.
///
/// @param address the far address; `0.0.0.0` is the old way to hold
/// @param port 0 when audio is refused
/// @param codecs of G.711, in the order of the description
/// @param events the payload type of telephone-event (RFC 4733), if any
/// @param others the streams that are not ours
/// @param webrtc what a page says of its sound; null for a phone
/// @param crypto what the far side seals its sound with; null in the clear, and for a page
public record Sdp(
    String address,
    int port,
    List<Codec> codecs,
    @Nullable Integer events,
    Direction direction,
    Others others,
    @Nullable WebRtcSdp webrtc,
    @Nullable CryptoSdp crypto) {
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

  private static final String CLEAR = "RTP/AVP";

  /// Four numbers without leading zeros, which some read as octal.
  private static final Pattern IP4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

  /// Names no place: the old way to hold (RFC 3264, 8.4).
  private static final String HELD = "0.0.0.0";

  private static final Pattern SESSION = Pattern.compile("(?m)^o=vigil ([0-9]{1,18}) ");

  public Sdp {
    codecs = List.copyOf(codecs);
  }

  /// The `m=` lines of streams that are not ours, to be answered with port 0 where they stand (RFC
  /// 3264, section 6).
  record Others(List<String> before, List<String> after) {
    Others {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }

    private static String refuse(List<String> lines) {
      var text = new StringBuilder();
      for (String line : lines) {
        String[] parts = line.split("\\s+", -1);
        if (parts.length > 3) {
          text.append("m=%s 0 %s %s\r\n".formatted(parts[0], parts[2], parts[3]));
        }
      }
      return text.toString();
    }
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

  /// Reads a description; empty when it has no usable audio with G.711 over IPv4 in the clear, or
  /// of a page.
  public static Optional<Sdp> parse(String text) {
    return read(text, new Reader(false));
  }

  /// Reads a description by its audio that is sealed; empty when that has no key that we can use.
  public static Optional<Sdp> parseSealed(String text) {
    return read(text, new Reader(true));
  }

  private static Optional<Sdp> read(String text, Reader reader) {
    if (text.length() > LONGEST || text.indexOf(0) >= 0) {
      return Optional.empty();
    }
    String[] lines = text.split("\r?\n", MOST_LINES + 1);
    if (lines.length > MOST_LINES) {
      return Optional.empty();
    }
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
    private final List<String> before = new ArrayList<>();
    private final List<String> after = new ArrayList<>();
    private @Nullable Integer events;
    private Direction direction = Direction.SENDRECV;
    private final WebRtcSdp.Reader webrtc = new WebRtcSdp.Reader();
    private boolean wasPage;
    private final boolean isSealed;
    private @Nullable CryptoSdp crypto;

    Reader(boolean isSealed) {
      this.isSealed = isSealed;
    }

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
      boolean isPage = ours && !isSealed && parts[2].equals(WebRtcSdp.PROFILE);
      String wanted = isSealed ? CryptoSdp.PROFILE : CLEAR;
      if (!ours || !(isPage || parts[2].equals(wanted)) || !parts[1].matches("[0-9]{1,5}")) {
        (port < 0 ? before : after).add(value);
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
      if (isSealed && inAudio && crypto == null) {
        crypto = CryptoSdp.readAttribute(value).orElse(null);
      }
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

    private Others others() {
      return new Others(before, after);
    }

    Optional<Sdp> build() {
      return wasPage ? page() : phone();
    }

    private Optional<Sdp> page() {
      boolean isUsable = streams <= MOST_MEDIA && port > 0 && !codecs.isEmpty();
      return webrtc
          .build()
          .filter(_ -> isUsable)
          .map(said -> new Sdp(HELD, port, codecs, events, direction, others(), said, null));
    }

    private Optional<Sdp> phone() {
      String where = audioAddress == null ? address : audioAddress;
      if (where == null
          || where.equals(UNUSABLE)
          || streams > MOST_MEDIA
          || port <= 0
          || port > 65_535
          || codecs.isEmpty()
          || (isSealed && crypto == null)) {
        return Optional.empty();
      }
      Direction said = where.equals(HELD) ? direction.withoutReceiving() : direction;
      return Optional.of(new Sdp(where, port, codecs, events, said, others(), null, crypto));
    }
  }

  /// An offer of both laws and telephone-event 101.
  public static String offer(String address, MediaLeg leg, long session, int version) {
    MediaCredentials webrtc = leg.webrtc();
    int port = leg.port();
    String key = leg.srtp() == null ? "" : CryptoSdp.line(CryptoSdp.OUR_TAG, leg.srtp());
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
            .formatted(port, profile(webrtc != null, leg.srtp() != null))
            .replace("\n", "\r\n")
        + key
        + more;
  }

  private static String profile(boolean isPage, boolean isSealed) {
    return isPage ? WebRtcSdp.PROFILE : isSealed ? CryptoSdp.PROFILE : CLEAR;
  }

  /// The answer to this offer: its first law, its telephone-event, the key that we can use, nothing
  /// else.
  public String answer(String local, MediaLeg leg, long session, int version) {
    MediaCredentials ours = leg.webrtc();
    int localPort = leg.port();
    Codec codec = codecs.getFirst();
    var text = new StringBuilder(head(local, session, version));
    text.append(ours == null || webrtc == null ? "" : WebRtcSdp.head(webrtc.mid()));
    text.append(Others.refuse(others.before));
    text.append("m=audio ").append(localPort).append(' ');
    text.append(profile(webrtc != null, crypto != null)).append(' ').append(codec.payload);
    if (events != null) {
      text.append(' ').append(events);
    }
    text.append("\r\na=rtpmap:%d %s/8000\r\n".formatted(codec.payload, codec));
    if (events != null) {
      text.append(
          "a=rtpmap:%d telephone-event/8000\r\na=fmtp:%d 0-15\r\n".formatted(events, events));
    }
    text.append("a=ptime:20\r\na=").append(ours().word()).append("\r\n");
    if (crypto != null && leg.srtp() != null) {
      text.append(CryptoSdp.line(crypto.tag(), leg.srtp()));
    }
    text.append(ours == null || webrtc == null ? "" : webrtc.answer(ours, local, localPort));
    return text.append(Others.refuse(others.after)).toString();
  }

  /// The session of a description of ours (RFC 3264, section 8: it stays for the dialog's life).
  public static OptionalLong session(@Nullable String ours) {
    Matcher found = SESSION.matcher(ours == null ? "" : ours);
    return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
  }

  /// What we last said in a dialog, said of another place (RFC 3264, section 8.3.1): the same
  /// session one version on, the same laws and directions, an offer.
  public static String moved(String ours, MediaLeg leg, int version) {
    MediaCredentials webrtc = leg.webrtc();
    int port = leg.port();
    String there =
        ours.replaceFirst("(?m)^(o=vigil [0-9]{1,18}) [0-9]+ ", "$1 " + version + " ")
            .replaceFirst("(?m)^m=audio [1-9][0-9]* ", "m=audio " + port + " ");
    if (leg.srtp() != null) {
      return CryptoSdp.moved(there, leg.srtp());
    }
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
