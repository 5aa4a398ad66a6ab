package vigil.telephony;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipText;
import vigil.media.phone.TonePhone;
import vigil.media.sound.Codec;
import vigil.telephony.sip.CarrierSettings.Account;
import vigil.telephony.sip.CarrierSettings.Carrier;
import vigil.telephony.sip.Transport;

/// A carrier's gateway: refuses, is silent, asks for a proof, announces, or lets a telephone behind
/// it ring, which then speaks for itself.
public final class ScriptedCarrier implements AutoCloseable {
  /// What it says to an INVITE.
  public enum Mood {
    RINGS,
    OUT_OF_ORDER,
    SILENT,
    /// 480: the network says that the number is out of reach.
    OUT_OF_REACH,
    /// 180, and 480 when told to give up: it rang and nobody picked up.
    RINGS_IN_VAIN,
    /// Only after 407 and a proof by SHA-256.
    ASKS,
    /// 183 with a tone; the telephone rings meanwhile.
    ANNOUNCES
  }

  static final double ANNOUNCEMENT = 2000;
  static final String USER = "vigil";
  static final String SECRET = "carrier-secret";
  private static final String NONCE = "n-0e4f";

  public final List<SipText> invites = new CopyOnWriteArrayList<>();
  public volatile Mood mood = Mood.RINGS;

  /// What it says to who asks whether it is there; 0 for nothing.
  volatile int pingAnswer = 200;

  /// So many such questions more get lost.
  final AtomicInteger lost = new AtomicInteger();

  private final DatagramSocket socket = socket();
  private final PhoneClock clock;
  private volatile @Nullable SipPhone phone;
  private @Nullable TonePhone tone;
  private volatile @Nullable InetSocketAddress caller;

  public ScriptedCarrier(PhoneClock clock) {
    this.clock = clock;
    Thread.ofPlatform().daemon().name("carrier").start(this::listen);
  }

  private static DatagramSocket socket() {
    try {
      return new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return socket.getLocalPort();
  }

  Carrier settings(String name, String numbers) {
    return new Carrier(
        name,
        "127.0.0.1",
        socket.getLocalPort(),
        Transport.UDP,
        new Account(USER, SECRET, false),
        "02112345",
        numbers,
        "");
  }

  public void leadsTo(SipPhone telephone) {
    phone = telephone;
  }

  private void listen() {
    byte[] bytes = new byte[16_384];
    while (!socket.isClosed()) {
      var packet = new DatagramPacket(bytes, bytes.length);
      try {
        socket.receive(packet);
        take(new String(bytes, 0, packet.getLength(), StandardCharsets.UTF_8), packet);
      } catch (IOException over) {
        return;
      }
    }
  }

  private void take(String said, DatagramPacket packet) throws IOException {
    SipText text = SipText.parse(said);
    if (text == null || text.isResponse()) {
      return;
    }
    var from = new InetSocketAddress(packet.getAddress(), packet.getPort());
    if (text.method().equals("INVITE")) {
      invites.add(text);
      invited(text, said, from);
    } else if (text.method().equals("OPTIONS") && !text.first().contains("@")) {
      boolean isLost = lost.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
      if (!isLost && pingAnswer > 0) {
        send(respond(text, pingAnswer, List.of(), ""), from);
      }
    } else if (!text.method().equals("ACK")) {
      pass(said);
    }
  }

  private void invited(SipText invite, String said, InetSocketAddress from) throws IOException {
    switch (mood) {
      case RINGS -> pass(said);
      case SILENT -> {}
      case OUT_OF_REACH -> send(respond(invite, 480, List.of(), ""), from);
      case RINGS_IN_VAIN -> {
        caller = from;
        send(respond(invite, 180, List.of(), ""), from);
      }
      case OUT_OF_ORDER -> send(respond(invite, 503, List.of(), ""), from);
      case ASKS -> {
        if (isProved(invite)) {
          pass(said);
        } else {
          String[] ask = {
            "Proxy-Authenticate",
            "Digest realm=\"carrier\", nonce=\"%s\", algorithm=SHA-256, qop=\"auth\""
                .formatted(NONCE)
          };
          send(respond(invite, 407, List.<String[]>of(ask), ""), from);
        }
      }
      case ANNOUNCES -> {
        announce(invite, from);
        pass(said);
      }
    }
  }

  private void announce(SipText invite, InetSocketAddress from) throws IOException {
    TonePhone made =
        clock.add(new TonePhone(InetAddress.getLoopbackAddress(), Codec.PCMA, ANNOUNCEMENT));
    tone = made;
    Matcher port = Pattern.compile("m=audio (\\d+)").matcher(invite.body());
    if (port.find()) {
      made.call(
          new InetSocketAddress(
              InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(port.group(1))));
    }
    String sdp =
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
            + made.port()
            + " RTP/AVP 8\r\n";
    send(
        respond(
            invite, 183, List.<String[]>of(new String[] {"Content-Type", "application/sdp"}), sdp),
        from);
  }

  /// The ringing was in vain.
  void giveUp() throws IOException {
    var from = caller;
    if (from != null) {
      send(respond(invites.getLast(), 480, List.of(), ""), from);
    }
  }

  void endAnnouncement() throws IOException {
    TonePhone there = tone;
    if (there != null) {
      clock.hangUp(there);
    }
  }

  private static SipText respond(SipText request, int code, List<String[]> more, String body) {
    var headers = new ArrayList<String[]>();
    headers.add(new String[] {"Via", request.header("Via")});
    headers.add(new String[] {"From", request.header("From")});
    headers.add(new String[] {"To", request.header("To") + ";tag=gateway"});
    headers.add(new String[] {"Call-ID", request.header("Call-ID")});
    headers.add(new String[] {"CSeq", request.header("CSeq")});
    headers.addAll(more);
    return new SipText("SIP/2.0 " + code + " Gateway", headers, body);
  }

  private static boolean isProved(SipText invite) {
    String proof = invite.header("Proxy-Authorization");
    if (proof.isEmpty()) {
      return false;
    }
    String uri = part(proof, "uri");
    String ha1 = hex(USER + ":carrier:" + SECRET);
    String ha2 = hex("INVITE:" + uri);
    String wanted = hex(ha1 + ":" + NONCE + ":00000001:" + part(proof, "cnonce") + ":auth:" + ha2);
    return wanted.equals(part(proof, "response")) && invite.first().contains(uri);
  }

  private static String part(String header, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(header);
    return found.find() ? found.group(1) : "";
  }

  private static String hex(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void pass(String said) throws IOException {
    SipPhone there = phone;
    if (there != null) {
      byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
      socket.send(
          new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), there.port()));
    }
  }

  private void send(SipText text, InetSocketAddress to) throws IOException {
    byte[] bytes = text.bytes();
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }

  @Override
  public void close() {
    socket.close();
  }
}
