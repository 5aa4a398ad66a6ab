package vigil.telephony;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import vigil.kernel.Await;
import vigil.media.phone.PagePhone;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.SipText;
import vigil.media.phone.TonePhone;
import vigil.media.sound.Codec;
import vigil.media.webrtc.IceLite;
import vigil.telephony.media.MediaCredentials;
import vigil.telephony.sip.PageBridge;
import vigil.telephony.sip.WebRtcSdp;

/// What a page says over its WebSocket, in the form that JsSIP says it, with real sealed sound.
final class ScriptedPage implements AutoCloseable {
  private static final String HOME = "abcdefgh.invalid";

  final List<SipText> heard = new CopyOnWriteArrayList<>();
  final PagePhone sound;
  private final TelephonyFixture stage;
  private final String extension;
  private final AtomicInteger cseq = new AtomicInteger();
  private volatile String saysToOptions = "";
  private PageBridge bridge;

  ScriptedPage(TelephonyFixture stage, String extension, double hertz) throws IOException {
    this.stage = stage;
    this.extension = extension;
    PhoneClock clock = stage.clock;
    sound =
        new PagePhone(
            clock.add(new TonePhone(InetAddress.getLoopbackAddress(), Codec.PCMU, hertz)));
    bridge = open();
  }

  /// A WebSocket, also the next one after one was lost.
  void connect() throws IOException {
    bridge = open();
  }

  private PageBridge open() throws IOException {
    return stage.line.pages().open(extension, "agent-" + extension, this::hear);
  }

  void disconnect() {
    bridge.close();
  }

  private void hear(String message) {
    SipText said = SipText.parse(message);
    if (said == null) {
      return;
    }
    heard.add(said);
    if (!saysToOptions.isEmpty() && said.first().startsWith("OPTIONS ")) {
      say(response(said, saysToOptions, ""));
    }
  }

  /// From now on each OPTIONS is answered so.
  void answerOptions(String status) {
    saysToOptions = status;
  }

  void say(String message) {
    bridge.receive(message.replace("\n", "\r\n"));
  }

  SipText register(String user, int seconds) {
    int number = cseq.incrementAndGet();
    say(
        """
        REGISTER sip:12345.invalid SIP/2.0
        Via: SIP/2.0/WSS %1$s;branch=z9hG4bK%2$d
        Max-Forwards: 69
        To: <sip:%3$s@12345.invalid>
        From: <sip:%3$s@12345.invalid>;tag=reg
        Call-ID: register-%4$s
        CSeq: %2$d REGISTER
        Contact: <sip:page%4$s@%1$s;transport=ws>;+sip.ice;expires=%5$d
        Expires: %5$d
        Allow: INVITE,ACK,CANCEL,BYE,UPDATE,MESSAGE,OPTIONS,REFER,INFO
        Supported: path,gruu,outbound
        User-Agent: JsSIP
        Content-Length: 0

        """
            .formatted(HOME, number, user, extension, seconds));
    return hears(m -> m.isResponse() && m.method().equals("REGISTER") && m.cseq() == number);
  }

  SipText hears(java.util.function.Predicate<SipText> wanted) {
    Await.until(() -> heard.stream().anyMatch(wanted));
    return heard.stream().filter(wanted).findFirst().orElseThrow();
  }

  /// Rings, is answered, talks.
  SipText answer() throws Exception {
    SipText invite = hears(m -> m.first().startsWith("INVITE "));
    say(response(invite, "180 Ringing", ""));
    say(response(invite, "200 OK", describe("active")));
    hears(m -> m.first().startsWith("ACK "));
    connectSound(invite.body());
    return invite;
  }

  void connectSound(String description) throws Exception {
    MediaCredentials theirs = WebRtcSdp.findOurs(description).orElseThrow();
    sound.connect(
        media(description),
        new IceLite.Credentials(theirs.ufrag(), theirs.password()),
        theirs.fingerprint());
  }

  private static InetSocketAddress media(String description) {
    String[] candidate =
        description
            .lines()
            .filter(l -> l.startsWith("a=candidate:"))
            .findFirst()
            .orElseThrow()
            .split(" ", -1);
    return new InetSocketAddress(candidate[4], Integer.parseInt(candidate[5]));
  }

  /// As Chromium describes an audio stream.
  String describe(String setup) {
    return """
    v=0
    o=- 4611731400430051336 2 IN IP4 127.0.0.1
    s=-
    t=0 0
    a=group:BUNDLE 0
    a=extmap-allow-mixed
    a=msid-semantic: WMS
    m=audio 9 UDP/TLS/RTP/SAVPF 8 0 101
    c=IN IP4 0.0.0.0
    a=rtcp:9 IN IP4 0.0.0.0
    a=ice-ufrag:%s
    a=ice-pwd:doesNotMatterToALiteAgent
    a=ice-options:trickle
    a=fingerprint:%s
    a=setup:%s
    a=mid:0
    a=sendrecv
    a=rtcp-mux
    a=rtpmap:8 PCMA/8000
    a=rtpmap:0 PCMU/8000
    a=rtpmap:101 telephone-event/8000
    """
        .formatted(sound.page().ufrag(), sound.page().fingerprint(), setup);
  }

  String response(SipText request, String status, String body) {
    var lines = new ArrayList<String>();
    lines.add("SIP/2.0 " + status);
    request.all("Via").forEach(via -> lines.add("Via: " + via));
    String to = request.header("To");
    lines.add("To: " + to + (to.contains(";tag=") ? "" : ";tag=page"));
    lines.add("From: " + request.header("From"));
    lines.add("Call-ID: " + request.header("Call-ID"));
    lines.add("CSeq: " + request.header("CSeq"));
    lines.add("Contact: <sip:page" + extension + "@" + HOME + ";transport=ws>");
    return message(lines, body);
  }

  /// A request within the dialog that this INVITE began.
  String request(SipText invite, String method, String body) {
    int number = cseq.incrementAndGet();
    return message(
        List.of(
            method + " " + invite.uri("Contact") + " SIP/2.0",
            "Via: SIP/2.0/WSS " + HOME + ";branch=z9hG4bKr" + number,
            "Max-Forwards: 69",
            "To: " + invite.header("From"),
            "From: " + invite.header("To") + ";tag=page",
            "Call-ID: " + invite.header("Call-ID"),
            "CSeq: " + number + " " + method,
            "Contact: <sip:page" + extension + "@" + HOME + ";transport=ws>"),
        body);
  }

  private static String message(List<String> head, String body) {
    var lines = new ArrayList<>(head);
    String content = body.replace("\n", "\r\n");
    if (!body.isEmpty()) {
      lines.add("Content-Type: application/sdp");
    }
    lines.add("Content-Length: " + content.length());
    return String.join("\n", lines) + "\n\n" + body;
  }

  @Override
  public void close() {
    bridge.close();
    sound.close();
  }
}
