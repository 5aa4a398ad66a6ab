package vigil.media.phone;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What a phone says, as text.
final class SipTextBuilder {
  private static final SecureRandom DICE = new SecureRandom();

  private final String user;
  private final InetSocketAddress server;
  private final String here;

  SipTextBuilder(String user, InetSocketAddress server, int port) {
    this.user = user;
    this.server = server;
    this.here = server.getAddress().getHostAddress() + ":" + port;
  }

  static String token() {
    byte[] bytes = new byte[6];
    DICE.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  String ourUri() {
    return "sip:" + user + "@" + server.getHostString();
  }

  List<String[]> head(String method, String from, String to, String id, long number) {
    var headers = new ArrayList<String[]>();
    headers.add(
        new String[] {"Via", "SIP/2.0/UDP " + here + ";branch=z9hG4bK" + token() + ";rport"});
    headers.add(new String[] {"Max-Forwards", "70"});
    headers.add(new String[] {"From", from});
    headers.add(new String[] {"To", to});
    headers.add(new String[] {"Call-ID", id});
    headers.add(new String[] {"CSeq", number + " " + method});
    headers.add(new String[] {"Contact", "<sip:" + user + "@" + here + ">"});
    return headers;
  }

  SipText register(String uri, String id, String tag, int number, int seconds, String proof) {
    String aor = ourUri();
    var headers = head("REGISTER", "<" + aor + ">;tag=" + tag, "<" + aor + ">", id, number);
    headers.add(new String[] {"Expires", String.valueOf(seconds)});
    if (!proof.isEmpty()) {
      headers.add(new String[] {"Authorization", proof});
    }
    return new SipText("REGISTER " + uri + " SIP/2.0", headers, "");
  }

  String description(TonePhone from, String direction) {
    String host = server.getAddress().getHostAddress();
    return """
    v=0
    o=- 1 1 IN IP4 %s
    s=-
    c=IN IP4 %s
    t=0 0
    m=audio %d RTP/AVP 8 101
    a=rtpmap:8 PCMA/8000
    a=rtpmap:101 telephone-event/8000
    a=%s
    """
        .formatted(host, host, from.port(), direction)
        .replace("\n", "\r\n");
  }

  SipText respond(SipText request, int code, String localTag, String body) {
    var headers = new ArrayList<String[]>();
    for (String via : request.all("Via")) {
      headers.add(new String[] {"Via", via});
    }
    for (String route : request.all("Record-Route")) {
      headers.add(new String[] {"Record-Route", route});
    }
    headers.add(new String[] {"From", request.header("From")});
    boolean isTagged = !request.parameter("To", "tag").isEmpty();
    headers.add(new String[] {"To", request.header("To") + (isTagged ? "" : ";tag=" + localTag)});
    headers.add(new String[] {"Call-ID", request.header("Call-ID")});
    headers.add(new String[] {"CSeq", request.header("CSeq")});
    headers.add(new String[] {"Contact", "<sip:" + user + "@" + here + ">"});
    if (!body.isEmpty()) {
      headers.add(new String[] {"Content-Type", "application/sdp"});
    }
    return new SipText("SIP/2.0 " + code + " Phone", headers, body);
  }

  static SipText ackOf(SipText request, SipText refusal) {
    return like(request, "ACK", refusal.header("To"));
  }

  static SipText cancelOf(SipText request) {
    return like(request, "CANCEL", request.header("To"));
  }

  private static SipText like(SipText invite, String method, String to) {
    var headers = new ArrayList<String[]>();
    for (String name : List.of("Via", "Max-Forwards", "From", "Call-ID")) {
      headers.add(new String[] {name, invite.header(name)});
    }
    headers.add(new String[] {"To", to});
    headers.add(new String[] {"CSeq", invite.cseq() + " " + method});
    return new SipText(invite.first().replace("INVITE ", method + " "), headers, "");
  }

  /// Where a description wants sound to go; port 0 when it has no audio.
  static InetSocketAddress soundOf(String description) {
    String host = "127.0.0.1";
    int port = 0;
    for (String line : description.split("\r?\n", -1)) {
      if (line.startsWith("c=IN IP4 ")) {
        host = line.substring(9).strip();
      } else if (line.startsWith("m=audio ")) {
        port = Integer.parseInt(line.split(" ", -1)[1]);
      }
    }
    return new InetSocketAddress(host, port);
  }
}
