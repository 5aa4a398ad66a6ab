package vigil.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import vigil.media.phone.TonePhone;
import vigil.media.sound.Codec;

/// How legs sound, by phones whose packets are lost and who report what they hear.
class LegQualityTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  /// A report lies in the socket of a busy machine that long before it is read.
  private static final long LATE_MILLIS = 1_000;

  @TempDir Path folder;
  private MediaFixture stage;

  @BeforeEach
  void open() throws IOException {
    stage = new MediaFixture(folder);
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  // promise: docs/media-protocol.md «of each leg what was lost, and how it sounds to people»
  @Test
  void aLegThatLosesAQuarterIsScoredBadAndTheOtherGood() throws IOException {
    TonePhone caller = stage.phone("c", "a", Codec.PCMA, 440);
    stage.phone("c", "b", Codec.PCMA, 700);
    stage.server.done("'do':'join','legs':['a','b']");
    caller.loseEvery(4);
    stage.server.done("'do':'record','call':'c','left':'a','right':'b','file':'recordings/q.wav'");
    JsonNode a = whole("a");
    double share = a.at("/heard/lost").asDouble() / a.at("/heard/expected").asDouble();
    assertEquals(0.25, share, 0.03);
    assertTrue(a.at("/heard/concealedMillis").asLong() > 500, a::toString);
    assertTrue(a.at("/mos/least").asDouble() < 2.8, a::toString);
    JsonNode b = whole("b");
    assertEquals(0, b.at("/heard/lost").asLong(), b::toString);
    assertTrue(b.at("/mos/least").asDouble() > 4.2, b::toString);
    assertTrue(b.path("far").isNull(), "who reports nothing is not made up: " + b);
    stage.server.done("'do':'free','call':'c'");
    JsonNode last = stage.server.event("recorded").path("legs");
    assertEquals(2, last.size(), last::toString);
    assertEquals("a", last.path(0).path("leg").asString());
    assertTrue(last.path(0).at("/mos/mean").asDouble() < 2.8, last::toString);
  }

  @Test
  void aLegThatLeftStandsInTheLastWordToo() throws IOException {
    stage.phone("c", "a", Codec.PCMA, 440);
    TonePhone left = stage.phone("c", "b", Codec.PCMA, 700);
    stage.server.done("'do':'join','legs':['a','b']");
    stage.server.done("'do':'record','call':'c','left':'a','right':'b','file':'recordings/t.wav'");
    MediaFixture.hears(left, 440);
    Await.until("a second of sound", () -> leg("b").at("/heard/expected").asLong() > 50);
    stage.server.done("'do':'free','leg':'b'");
    stage.server.done("'do':'free','call':'c'");
    JsonNode last = stage.server.event("recorded").path("legs");
    assertEquals("b", last.path(0).path("leg").asString(), last::toString);
    assertTrue(
        last.path(0).at("/mos/mean").asDouble() > 4.2, "scored though it was short: " + last);
  }

  /// At the far end: the bytes that a phone gets beside its sound, and what its answer is taken
  /// for.
  // promise: docs/media-protocol.md «Both sides tell each other what they hear»
  @Test
  void bothSidesReportWhatTheyHear() throws Exception {
    try (DatagramSocket reports = new DatagramSocket(null)) {
      TonePhone phone = phoneBeside(reports);
      phone.call(MediaFixture.at(stage.open("c", "a", Codec.PCMA, phone.port())));
      phone.loseEvery(4);
      ByteBuffer ours = report(reports);
      assertEquals(200, ours.get(1) & 0xFF, "a sender's report");
      ByteBuffer second = report(reports);
      long heardAt = System.nanoTime();
      assertEquals(0.25, (second.get(32) & 0xFF) / 256.0, 0.05, "lost of late");
      assertTrue((second.getInt(32) & 0xFFFFFF) > 30, "lost in all");
      answer(reports, second);
      Await.until("the answer is heard", () -> !leg("a").path("far").isNull());
      JsonNode far = leg("a").path("far");
      assertEquals(9, far.path("lost").asInt());
      assertEquals(50, far.path("lossPercent").asDouble());
      assertEquals(30, far.path("jitterMillis").asDouble());
      int trip = far.path("roundTripMillis").asInt();
      long most = (System.nanoTime() - heardAt) / 1_000_000 + LATE_MILLIS;
      assertTrue(trip >= 80 && trip < most, "it was answered 80 ms later than it says: " + trip);
    }
  }

  private TonePhone phoneBeside(DatagramSocket reports) throws IOException {
    while (true) {
      var phone = new TonePhone(HERE, Codec.PCMA, 440);
      try {
        reports.bind(new InetSocketAddress(HERE, phone.port() + 1));
        return stage.clock.add(phone);
      } catch (BindException taken) {
        phone.close();
      }
    }
  }

  private static ByteBuffer report(DatagramSocket reports) throws IOException {
    var packet = new DatagramPacket(new byte[1500], 1500);
    reports.setSoTimeout(12_000);
    reports.receive(packet);
    return ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
  }

  /// A receiver's report that quotes ours, and says that it was held for 80 ms less than it was.
  private void answer(DatagramSocket reports, ByteBuffer theirs) throws IOException {
    var packet = ByteBuffer.allocate(32);
    packet.put((byte) 0x81).put((byte) 201).putShort((short) 7).putInt(4711);
    packet.putInt(theirs.getInt(4)).putInt(128 << 24 | 9).putInt(0).putInt(240);
    long held = 80;
    long until = System.nanoTime() + held * 1_000_000;
    Await.until("it is held", () -> System.nanoTime() > until);
    packet.putInt(theirs.getInt(10)).putInt(0);
    int port = stage.server.done("'do':'list'").at("/calls/0/legs/0/port").asInt();
    reports.send(new DatagramPacket(packet.array(), 32, HERE, port + 1));
  }

  /// A leg once it was scored with all that its phone does by now.
  private JsonNode whole(String leg) {
    var found = new AtomicReference<JsonNode>(MissingNode.getInstance());
    Await.until(
        leg + " is scored",
        () -> {
          found.set(leg(leg));
          return found.get().path("mos").isObject()
              && found.get().at("/heard/expected").asLong() > 300;
        },
        () -> found.get().toString());
    return found.get();
  }

  private JsonNode leg(String id) {
    try {
      for (JsonNode leg : stage.server.done("'do':'quality','calls':['c']").path("legs")) {
        if (leg.path("leg").asString().equals(id)) {
          return leg;
        }
      }
      return MissingNode.getInstance();
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }
}
