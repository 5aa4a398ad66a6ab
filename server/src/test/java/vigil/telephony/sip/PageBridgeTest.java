package vigil.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What of a page's messages reaches the line, which is a plain socket here.
class PageBridgeTest {
  private static final String DIALOG = "To: <sip:12345@127.0.0.1>;tag=ours\r\n";

  private DatagramSocket line;
  private PageBridge bridge;
  private int port;
  private volatile boolean isAway;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @BeforeEach
  void open() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    line = new DatagramSocket(0, here);
    line.setSoTimeout(10_000);
    var socket = new DatagramSocket(0, here);
    port = socket.getLocalPort();
    socket.connect(line.getLocalSocketAddress());
    var accounts = proxy();
    bridge =
        new PageBridge(
            socket,
            new SipMessageFactory("127.0.0.1", 5060, 5061, "12345"),
            new PageRegistration(accounts, "4401", "a", "127.0.0.1", InstantSource.system()),
            heard::add);
    bridge.start();
  }

  @AfterEach
  void close() {
    bridge.close();
    line.close();
  }

  /// The store of phones, once it is away.
  private PhoneAccounts proxy() {
    return (PhoneAccounts)
        Proxy.newProxyInstance(
            PhoneAccounts.class.getClassLoader(),
            new Class<?>[] {PhoneAccounts.class},
            (_, _, _) -> {
              if (isAway) {
                throw new IllegalStateException("The database is away");
              }
              return null;
            });
  }

  /// The thread that listens ends, and another may have the port.
  @Test
  void aBridgeIsClosedAlsoWhenTheStoreIsAway() throws IOException {
    String ok = register();
    assertTrue(ok.startsWith("SIP/2.0 200 "), ok);
    isAway = true;
    bridge.close();
    new DatagramSocket(port, InetAddress.getLoopbackAddress()).close();
  }

  private String register() {
    bridge.receive(
        invite("REGISTER sip:12345.invalid SIP/2.0\r\n", "To: <sip:4401@127.0.0.1>\r\n")
            .replace("1 INVITE", "1 REGISTER"));
    return heard.getLast();
  }

  private static String invite(String start, String to) {
    return start
        + "Via: SIP/2.0/WSS abcdefgh.invalid;branch=z9hG4bKnew\r\n"
        + "Max-Forwards: 69\r\n"
        + to
        + "From: <sip:4401@127.0.0.1>;tag=new\r\n"
        + "Call-ID: begins\r\nCSeq: 1 INVITE\r\n"
        + "Contact: <sip:page@abcdefgh.invalid;transport=ws>\r\nContent-Length: 0\r\n\r\n";
  }

  private String next() throws IOException {
    var packet = new DatagramPacket(new byte[4096], 4096);
    line.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  /// Only what is within a dialog, here the last one, is heard by the line.
  private void reachesNobody(String message) throws IOException {
    bridge.receive(message);
    bridge.receive(
        invite("INVITE sip:12345@127.0.0.1 SIP/2.0\r\n", DIALOG).replace("begins", "last"));
    String said = next();
    assertTrue(said.contains("Call-ID: last\r\n"), said);
  }

  @Test
  void aTagThatAnotherReaderPutsElsewhereBeginsNoCall() throws IOException {
    String start = "INVITE sip:12345@127.0.0.1 SIP/2.0\n";
    String bare = "To: <sip:12345@127.0.0.1>\r\n";
    reachesNobody(invite(start + bare + " ;tag=x\r\n", ""));
    reachesNobody(invite(start + bare + "\t;tag=x\r\n", ""));
    String whole = start.replace("\n", "\r\n");
    reachesNobody(invite(whole, bare + " ;tag=x\r\n"));
    reachesNobody(invite(whole, bare.replace("\r\n", "\n") + DIALOG));
    reachesNobody(invite(whole, bare.replace("\r\n", "\r") + DIALOG));
    reachesNobody(invite(whole, bare.replace(">", ">;tag=")));
    reachesNobody("SIP/2.0 200 OK\n" + invite("", bare));
    reachesNobody("SIP/2.0 200 OK\r\n" + invite("", bare + " ;tag=x\r\n"));
  }

  @Test
  void aRequestWithinADialogGetsOurViaFirst() throws IOException {
    bridge.receive(invite("INVITE sip:12345@127.0.0.1 SIP/2.0\r\n", DIALOG));
    String said = next();
    int ours = said.indexOf("Via: SIP/2.0/UDP 127.0.0.1:");
    assertTrue(ours > 0, said);
    assertTrue(said.indexOf("SIP/2.0/WSS abcdefgh.invalid;branch=z9hG4bKnew") > ours, said);
  }
}
