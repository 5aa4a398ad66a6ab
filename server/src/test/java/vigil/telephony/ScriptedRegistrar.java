package vigil.telephony;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.media.phone.SipText;
import vigil.telephony.sip.CarrierSettings.Account;
import vigil.telephony.sip.CarrierSettings.Carrier;
import vigil.telephony.sip.Transport;

/// A carrier's registrar at an address of its own: asks for a proof and keeps contacts.
final class ScriptedRegistrar implements AutoCloseable {
  private static final String SECRET = "line-secret";
  private static final Pattern CONTACT = Pattern.compile("<([^>]*)>;expires=(\\d+)");

  /// What it was asked, in order.
  final List<SipText> heard = new CopyOnWriteArrayList<>();

  /// Seconds that were granted, by contact.
  final Map<String, Integer> bindings = new ConcurrentHashMap<>();

  volatile String algorithm = "SHA-256";

  /// The status of every answer; 0 where it judges, -1 for none.
  volatile int refuses;

  /// Seconds: less is 423.
  volatile int shortest;

  /// Seconds that it grants at most.
  volatile int most = 3600;

  /// The next right proof is over a nonce that has grown too old.
  volatile boolean isStale;

  private final String host;
  private final DatagramSocket socket;
  private int nonces;

  ScriptedRegistrar(String host) throws IOException {
    this.host = host;
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0));
    Thread.ofPlatform().daemon().name("registrar").start(this::listen);
  }

  Carrier settings(String name) {
    return settings(name, SECRET);
  }

  Carrier settings(String name, String secret) {
    var account = new Account("02112345", secret, true);
    return new Carrier(name, host, socket.getLocalPort(), Transport.UDP, account, null, ".*", "");
  }

  private void listen() {
    byte[] bytes = new byte[16_384];
    while (!socket.isClosed()) {
      var packet = new DatagramPacket(bytes, bytes.length);
      try {
        socket.receive(packet);
        var said = new String(bytes, 0, packet.getLength(), StandardCharsets.UTF_8);
        SipText text = SipText.parse(said);
        if (text != null && text.method().equals("REGISTER") && !text.isResponse()) {
          heard.add(text);
          String answer = answer(text);
          byte[] out = answer.getBytes(StandardCharsets.UTF_8);
          if (!answer.isEmpty()) {
            socket.send(new DatagramPacket(out, out.length, packet.getSocketAddress()));
          }
        }
      } catch (IOException over) {
        return;
      }
    }
  }

  private String answer(SipText request) {
    if (refuses != 0) {
      return refuses < 0 ? "" : said(request, refuses, "");
    }
    Matcher contact = CONTACT.matcher(request.header("Contact"));
    if (!contact.find()) {
      return said(request, 400, "");
    }
    int seconds = Integer.parseInt(contact.group(2));
    if (seconds > 0 && seconds < shortest) {
      return said(request, 423, "Min-Expires: " + shortest + "\r\n");
    }
    if (!isProved(request)) {
      return said(request, 401, challenge(""));
    }
    if (isStale) {
      isStale = false;
      return said(request, 401, challenge(", stale=true"));
    }
    int granted = Math.min(seconds, most);
    if (granted == 0) {
      bindings.remove(contact.group(1));
      return said(request, 200, "");
    }
    bindings.put(contact.group(1), granted);
    String kept =
        "Contact: <sip:other@127.0.0.1>;expires=7, <%s>;expires=%d\r\n"
            .formatted(contact.group(1), granted);
    return said(request, 200, kept);
  }

  private String challenge(String more) {
    nonces++;
    return "WWW-Authenticate: Digest realm=\"line\", nonce=\"n%d\", algorithm=%s, qop=\"auth\"%s\r\n"
        .formatted(nonces, algorithm, more);
  }

  /// Only over the nonce that was given last.
  private boolean isProved(SipText request) {
    String proof = request.header("Authorization");
    String ha1 = hex("02112345:line:" + SECRET);
    String ha2 = hex("REGISTER:" + part(proof, "uri"));
    String middle = ":n" + nonces + ":00000001:" + part(proof, "cnonce") + ":auth:";
    return hex(ha1 + middle + ha2).equals(part(proof, "response"))
        && request.first().contains(part(proof, "uri"));
  }

  private static String part(String header, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(header);
    return found.find() ? found.group(1) : "";
  }

  private String hex(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String said(SipText request, int status, String more) {
    var text = new StringBuilder("SIP/2.0 " + status + " Registrar\r\n");
    for (String name : List.of("Via", "From", "Call-ID", "CSeq")) {
      text.append(name).append(": ").append(request.header(name)).append("\r\n");
    }
    text.append("To: ").append(request.header("To")).append(";tag=registrar\r\n");
    return text.append(more).append("Content-Length: 0\r\n\r\n").toString();
  }

  @Override
  public void close() {
    socket.close();
  }
}
