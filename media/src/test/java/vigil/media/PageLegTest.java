package vigil.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static vigil.media.MediaFixture.at;
import static vigil.media.MediaFixture.hears;
import static vigil.media.MediaFixture.hearsNothingOf;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vigil.media.phone.PagePhone;
import vigil.media.phone.TonePhone;
import vigil.media.sound.Codec;
import vigil.media.webrtc.IceLite;
import vigil.media.webrtc.PageClient;

/// A leg whose phone is a web page: ICE-lite, DTLS-SRTP, and nothing in clear.
class PageLegTest {
  /// A record of DTLS 1.2 that says handshake_failure (RFC 5246, 7.2).
  private static final byte[] FATAL_ALERT = {
    21, (byte) 0xFE, (byte) 0xFD, 0, 0, 0, 0, 0, 0, 0, 9, 0, 2, 2, 40
  };

  private static final double CALLER = 440;
  private static final double AGENT = 700;
  private static final double STRANGER = 1000;

  @TempDir Path folder;
  private MediaFixture stage;
  private PagePhone agent;

  @BeforeEach
  void open() throws IOException {
    stage = new MediaFixture(folder);
    agent = page(AGENT);
  }

  @AfterEach
  void close() throws IOException {
    agent.close();
    stage.close();
  }

  @Test
  void aPageAndAPhoneHearEachOther() throws Exception {
    TonePhone caller = stage.phone("c", "a", Codec.PCMU, CALLER);
    connect(agent, leg(agent.page()));
    stage.server.done("'do':'join','legs':['a','b']");
    hears(agent.phone(), CALLER);
    hears(caller, AGENT);
    Await.until("a sealed report", () -> agent.reports() > 0);
  }

  @Test
  void aKeyOfAPageIsHeard() throws Exception {
    connect(agent, leg(agent.page()));
    agent.phone().press('5');
    assertEquals("5", stage.server.event("key").path("key").asString());
  }

  @Test
  void whatIsNotSealedIsNotHeard() throws Exception {
    TonePhone caller = stage.phone("c", "a", Codec.PCMA, CALLER);
    JsonNode ours = leg(agent.page());
    connect(agent, ours);
    stage.server.done("'do':'join','legs':['a','b']");
    hears(caller, AGENT);
    TonePhone stranger = plain(STRANGER);
    stranger.call(at(ours.path("port").asInt()));
    Await.until("its packets are refused", () -> strangers() > 50);
    hearsNothingOf(caller, STRANGER);
    assertEquals(0, stranger.received());
    hears(caller, AGENT);
  }

  @Test
  void whoDoesNotKnowThePasswordIsNotAnswered() throws Exception {
    JsonNode ours = leg(agent.page());
    var wrong = new IceLite.Credentials(ours.path("webrtc").path("ufrag").asString(), "wrong");
    assertNull(check(ours, wrong, "wrong", 300));
    assertNotNull(check(ours, credentials(ours), credentials(ours).password(), 5000));
  }

  @Test
  void aCertificateThatTheDescriptionDidNotNameIsRefused() throws Exception {
    TonePhone caller = stage.phone("c", "a", Codec.PCMA, CALLER);
    try (PagePhone other = page(STRANGER)) {
      leg(agent.page());
      JsonNode now =
          stage.server.done(
              "'do':'leg','call':'c','leg':'b','webrtc':{'ufrag':'%s'}"
                  .formatted(other.page().ufrag()));
      assertThrows(
          IOException.class,
          () ->
              other.connect(
                  at(now.path("port").asInt()),
                  credentials(now),
                  now.path("webrtc").path("fingerprint").asString()));
      stage.server.done("'do':'join','legs':['a','b']");
      hearsNothingOf(caller, STRANGER);
    }
  }

  @Test
  void aPageComesAgainAfterItsHandshakeFailed() throws Exception {
    TonePhone caller = stage.phone("c", "a", Codec.PCMA, CALLER);
    leg(agent.page());
    try (PagePhone other = page(STRANGER)) {
      JsonNode theirs =
          stage.server.done(
              "'do':'leg','call':'c','leg':'b','webrtc':{'ufrag':'%s'}"
                  .formatted(other.page().ufrag()));
      assertThrows(IOException.class, () -> connect(other, theirs));
    }
    connect(agent, leg(agent.page()));
    stage.server.done("'do':'join','legs':['a','b']");
    hears(caller, AGENT);
    hears(agent.phone(), CALLER);
  }

  /// The description came while the handshake that fails was still going on.
  @Test
  void aPageThatWasDescribedAgainMeanwhileNeedsNoOtherDescription() throws Exception {
    TonePhone caller = stage.phone("c", "a", Codec.PCMA, CALLER);
    leg(agent.page());
    JsonNode ours = leg(agent.page());
    try (PagePhone other = page(STRANGER)) {
      JsonNode theirs =
          stage.server.done(
              "'do':'leg','call':'c','leg':'b','webrtc':{'ufrag':'%s'}"
                  .formatted(other.page().ufrag()));
      assertThrows(IOException.class, () -> connect(other, theirs));
    }
    JsonNode back =
        stage.server.done(
            "'do':'leg','call':'c','leg':'b','webrtc':{'ufrag':'%s'}"
                .formatted(agent.page().ufrag()));
    assertEquals(ours.path("webrtc").path("fingerprint"), back.path("webrtc").path("fingerprint"));
    // What is late of the handshake that failed begins none.
    assertNotNull(check(back, credentials(back), credentials(back).password(), 5000));
    agent.page().sendRaw(FATAL_ALERT);
    connect(agent, back);
    stage.server.done("'do':'join','legs':['a','b']");
    hears(caller, AGENT);
    hears(agent.phone(), CALLER);
  }

  /// A change of network: the page checks from another address, and the sound goes there.
  @Test
  void soundFollowsAPageThatMoved() throws Exception {
    TonePhone caller = stage.phone("c", "a", Codec.PCMA, CALLER);
    JsonNode ours = leg(agent.page());
    connect(agent, ours);
    stage.server.done("'do':'join','legs':['a','b']");
    hears(agent.phone(), CALLER);
    agent.page().move();
    long before = agent.phone().received();
    assertNotNull(check(ours, credentials(ours), credentials(ours).password(), 5000));
    Await.until("sound at the new address", () -> agent.phone().received() > before + 20);
    hears(caller, AGENT);
  }

  @Test
  void theSameCommandGivesTheSameAnswer() throws IOException {
    JsonNode first = leg(agent.page());
    assertEquals(first.path("webrtc"), leg(agent.page()).path("webrtc"));
    JsonNode silent = stage.server.done("'do':'leg','call':'c','leg':'b','direction':'recvonly'");
    assertEquals(first.path("webrtc"), silent.path("webrtc"));
    JsonNode again =
        stage.server.done("'do':'leg','call':'c','leg':'b','webrtc':{'ufrag':'another'}");
    assertNotEquals(first.path("webrtc").path("pwd"), again.path("webrtc").path("pwd"));
    assertEquals(
        first.path("webrtc").path("fingerprint"), again.path("webrtc").path("fingerprint"));
  }

  @Test
  void whatIsNoPagesIsRefused() throws IOException {
    leg(agent.page());
    stage.open("c", "a", Codec.PCMA, MediaFixture.NOBODY);
    String leg = "'do':'leg','call':'c','leg':";
    assertEquals("other-kind", stage.server.why(leg + "'a','webrtc':{}"));
    assertEquals("other-kind", stage.server.why(leg + "'b','remote':'127.0.0.1:19009'"));
    assertEquals("bad-field", stage.server.why(leg + "'d','webrtc':{},'remote':'127.0.0.1:19009'"));
    assertEquals("bad-field", stage.server.why(leg + "'d','webrtc':{'ufrag':'a b'}"));
    assertEquals("bad-field", stage.server.why(leg + "'d','webrtc':{'fingerprint':'sha-1 AA'}"));
  }

  private PagePhone page(double hertz) throws IOException {
    return new PagePhone(plain(hertz));
  }

  private TonePhone plain(double hertz) throws IOException {
    return stage.clock.add(new TonePhone(InetAddress.getLoopbackAddress(), Codec.PCMA, hertz));
  }

  private JsonNode leg(PageClient page) throws IOException {
    return stage.server.done(
        "'do':'leg','call':'c','leg':'b','webrtc':{'ufrag':'%s','fingerprint':'%s'}"
            .formatted(page.ufrag(), page.fingerprint()));
  }

  private static IceLite.Credentials credentials(JsonNode leg) {
    JsonNode ours = leg.path("webrtc");
    return new IceLite.Credentials(ours.path("ufrag").asString(), ours.path("pwd").asString());
  }

  private static void connect(PagePhone page, JsonNode leg) throws Exception {
    page.connect(
        at(leg.path("port").asInt()),
        credentials(leg),
        leg.path("webrtc").path("fingerprint").asString());
  }

  private @Nullable Object check(
      JsonNode leg, IceLite.Credentials with, String password, long millis) throws Exception {
    return agent.page().check(at(leg.path("port").asInt()), with, password, millis);
  }

  private long strangers() {
    try {
      return stage.server.done("'do':'stats'").path("strangers").asLong();
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }
}
