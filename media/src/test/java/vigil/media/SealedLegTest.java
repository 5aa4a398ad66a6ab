package vigil.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.media.MediaFixture.at;
import static vigil.media.MediaFixture.hears;
import static vigil.media.MediaFixture.hearsNothingOf;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vigil.media.phone.TonePhone;
import vigil.media.sound.Codec;
import vigil.media.webrtc.Srtp;

/// A phone whose sound is sealed by the keys of its description (RFC 4568), beside one in the
/// clear.
class SealedLegTest {
  private static final double PLAIN = 440;
  private static final double SEALED = 700;
  private static final double STRANGER = 1000;
  private static final String OURS = key(1);
  private static final String THEIRS = key(2);

  @TempDir Path folder;
  private MediaFixture stage;
  private TonePhone other;
  private int answers;

  @BeforeEach
  void open() throws IOException {
    stage = new MediaFixture(folder);
    other = stage.phone("c", "a", Codec.PCMU, PLAIN);
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  private static String key(int of) {
    byte[] bytes = new byte[Srtp.KEY_AND_SALT];
    Arrays.fill(bytes, (byte) of);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Srtp srtp(String key) {
    return Srtp.of(Base64.getDecoder().decode(key));
  }

  private TonePhone tone(double hertz) throws IOException {
    return stage.clock.add(new TonePhone(InetAddress.getLoopbackAddress(), Codec.PCMA, hertz));
  }

  /// @param more fields of the command
  private int leg(String more) throws IOException {
    return stage
        .server
        .done("'do':'leg','call':'c','leg':'b'" + (more.isEmpty() ? "" : "," + more))
        .path("port")
        .asInt();
  }

  private static String from(TonePhone phone) {
    return "'remote':'127.0.0.1:%d'".formatted(phone.port());
  }

  private static String srtp(String ours, String theirs) {
    return "'srtp':{'ours':'%s','theirs':'%s'}".formatted(ours, theirs);
  }

  /// A phone that seals, in a call with the one that does not.
  private TonePhone sealed() throws IOException {
    TonePhone phone = tone(SEALED);
    phone.seal(srtp(THEIRS));
    phone.open(srtp(OURS));
    phone.call(at(leg(from(phone) + "," + srtp(OURS, THEIRS))));
    stage.server.done("'do':'join','legs':['a','b']");
    return phone;
  }

  private long strangers() {
    try {
      return stage.server.done("'do':'stats'").path("strangers").asLong();
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  // promise: docs/media-protocol.md «What does not open with the phone's key is a stranger»
  @Test
  void aSealedPhoneAndOneInTheClearHearEachOther() throws IOException {
    TonePhone phone = sealed();
    hears(phone, PLAIN);
    hears(other, SEALED);
    assertEquals(0, phone.unopened());
    assertEquals(0, strangers());
    phone.press('7');
    assertEquals("7", stage.server.event("key").path("key").asString());
  }

  @Test
  void whoKnowsNoKeyIsNotHeardAndDoesNotMoveTheLock() throws IOException {
    TonePhone phone = tone(SEALED);
    phone.seal(srtp(THEIRS));
    phone.open(srtp(OURS));
    int port = leg("'remote':'127.0.0.1:%d',%s".formatted(MediaFixture.NOBODY, srtp(OURS, THEIRS)));
    stage.server.done("'do':'join','legs':['a','b']");
    TonePhone stranger = tone(STRANGER);
    stranger.call(at(port));
    TonePhone liar = tone(STRANGER);
    liar.seal(srtp(key(3)));
    liar.call(at(port));
    Await.until("their packets are refused", () -> strangers() > 100);
    assertEquals(1, stage.server.count("locked"), "the other phone's source alone");
    phone.call(at(port));
    hears(other, SEALED);
    hears(phone, PLAIN);
    hearsNothingOf(other, STRANGER);
    assertEquals(0, stranger.received() + liar.received());
  }

  @Test
  void itIsHeardByNoOtherKeyAndNotInTheClear() throws IOException {
    TonePhone phone = sealed();
    hears(other, SEALED);
    phone.open(srtp(key(3)));
    long before = phone.received();
    Await.until("our packets do not open by another key", () -> phone.unopened() > 20);
    assertTrue(phone.received() - before <= 1);
    phone.seal(null);
    hearsNothingOf(other, SEALED);
  }

  @Test
  void aPhoneThatNamesAnotherKeyIsHeardByThatOne() throws IOException {
    TonePhone phone = sealed();
    hears(other, SEALED);
    leg(srtp(OURS, key(4)));
    hearsNothingOf(other, SEALED);
    phone.seal(srtp(key(4)));
    hears(other, SEALED);
    hears(phone, PLAIN);
    assertEquals(0, phone.unopened(), "ours stays");
  }

  /// A server that lost its connection says it again: what was heard stays heard.
  @Test
  void theSameCommandAgainChangesNothing() throws IOException {
    TonePhone phone = sealed();
    hears(other, SEALED);
    hears(phone, PLAIN);
    long before = strangers();
    for (int i = 0; i < 5; i++) {
      leg(srtp(OURS, THEIRS));
      leg("'direction':'sendrecv'");
      leg("'srtp':{'ours':'%s'}".formatted(OURS));
    }
    long received = phone.received();
    Await.until("half a second more", () -> phone.received() > received + 25);
    assertEquals(0, phone.unopened());
    assertEquals(0, phone.gaps());
    assertEquals(before, strangers());
  }

  @Test
  void theSameCommandAgainDoesNotForgetWhatWasSeen() throws IOException {
    try (var phone = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String leg = "'remote':'127.0.0.1:%d',".formatted(phone.getLocalPort()) + srtp(OURS, THEIRS);
      int port = leg(leg);
      byte[] packet = new byte[172 + Srtp.MOST_MORE];
      ByteBuffer.wrap(packet).putShort((short) 0x8008).putShort((short) 7).putInt(160).putInt(9);
      int length = srtp(THEIRS).protect(packet, 172);
      var sealed = new DatagramPacket(packet, length, InetAddress.getLoopbackAddress(), port);
      phone.send(sealed);
      Await.until("it is heard", () -> heardMillis() >= 0);
      leg(leg);
      long before = strangers();
      phone.send(sealed);
      Await.until("it was here before", () -> strangers() > before);
    }
  }

  private long heardMillis() {
    try {
      return stage.server.done("'do':'list'").at("/calls/0/legs/1/heardMillis").asLong();
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  /// Another carrier takes the call: with other keys, or in the clear.
  @Test
  void ourKeyAndWhetherThereIsOneMayChange() throws IOException {
    TonePhone phone = sealed();
    hears(other, SEALED);
    leg(srtp(key(5), key(6)));
    phone.seal(srtp(key(6)));
    phone.open(srtp(key(5)));
    hears(other, SEALED);
    hears(phone, PLAIN);
    leg("'srtp':{}");
    phone.seal(null);
    phone.open(null);
    phone.say(STRANGER);
    hears(other, STRANGER);
    long received = phone.received();
    Await.until("in the clear", () -> phone.received() > received + 25 && phone.ear().hears(PLAIN));
  }

  /// The phone spoke for an hour before vigil-media began anew.
  @Test
  void aPhoneThatRolledOverLongAgoIsHeard() throws IOException {
    Srtp old = srtp(THEIRS);
    for (int sequence = 0; sequence < 3 * 65_536; sequence += 16_384) {
      byte[] packet = new byte[40];
      ByteBuffer.wrap(packet).putShort((short) 0x8008).putShort((short) sequence);
      old.protect(packet, 20);
    }
    TonePhone phone = tone(SEALED);
    phone.seal(old);
    phone.call(at(leg(from(phone) + "," + srtp(OURS, THEIRS))));
    stage.server.done("'do':'join','legs':['a','b']");
    hears(other, SEALED);
  }

  @Test
  void reportsAreSealedBothWays() throws Exception {
    try (DatagramSocket reports = new DatagramSocket(null)) {
      TonePhone phone = phoneBeside(reports);
      phone.seal(srtp(THEIRS));
      phone.call(at(leg(from(phone) + "," + srtp(OURS, THEIRS))));
      var packet = new DatagramPacket(new byte[1500], 1500);
      reports.setSoTimeout(12_000);
      reports.receive(packet);
      byte[] ours = packet.getData();
      int length = srtp(OURS).unprotectRtcp(ours, packet.getLength());
      assertTrue(length > 0, "it opens");
      int ssrc = ByteBuffer.wrap(ours).getInt(4);
      answer(reports, ssrc, null);
      answer(reports, ssrc, srtp(key(3)));
      reports.receive(packet);
      assertTrue(leg().path("far").isNull(), "they are nobody's, and our next report is here");
      answer(reports, ssrc, srtp(THEIRS));
      Await.until("the sealed answer is heard", () -> !leg().path("far").isNull());
      assertEquals(3, leg().path("far").path("lost").asInt());
    }
  }

  /// A receiver's report that tells of as many lost packets as there were reports.
  private void answer(DatagramSocket reports, int of, @Nullable Srtp key) throws IOException {
    answers++;
    byte[] packet = new byte[32 + Srtp.MOST_MORE];
    ByteBuffer.wrap(packet)
        .put((byte) 0x81)
        .put((byte) 201)
        .putShort((short) 7)
        .putInt(4711)
        .putInt(of)
        .putInt(answers);
    int length = key == null ? 32 : key.protectRtcp(packet, 32);
    int port = leg("") + 1;
    reports.send(new DatagramPacket(packet, length, InetAddress.getLoopbackAddress(), port));
  }

  private JsonNode leg() {
    try {
      for (JsonNode leg : stage.server.done("'do':'quality','calls':['c']").path("legs")) {
        if (leg.path("leg").asString().equals("b")) {
          return leg;
        }
      }
      throw new AssertionError("no leg b");
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  private TonePhone phoneBeside(DatagramSocket reports) throws IOException {
    while (true) {
      TonePhone phone = new TonePhone(InetAddress.getLoopbackAddress(), Codec.PCMA, SEALED);
      try {
        reports.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), phone.port() + 1));
        return stage.clock.add(phone);
      } catch (BindException taken) {
        phone.close();
      }
    }
  }

  @Test
  void whatIsNoKeyIsRefusedAndNotRepeated() throws IOException {
    String leg = "'do':'leg','call':'c','leg':'d',";
    for (String bad :
        new String[] {
          "'srtp':{'ours':'c2hvcnQ='}",
          "'srtp':{'ours':'?'}",
          "'srtp':{'theirs':'%s'}".formatted(THEIRS),
          "'webrtc':{},'srtp':{'ours':'%s'}".formatted(OURS)
        }) {
      JsonNode answer = stage.server.ask(leg + bad);
      assertEquals("bad-field", answer.path("why").asString(), bad);
      assertFalse(answer.toString().contains(OURS.substring(0, 8)), answer::toString);
    }
    stage.server.done("'do':'leg','call':'c','leg':'p','webrtc':{}");
    assertEquals(
        "other-kind",
        stage.server.why("'do':'leg','call':'c','leg':'p','srtp':{'ours':'%s'}".formatted(OURS)));
  }
}
