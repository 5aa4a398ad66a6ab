package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;
import static vigil.telephony.TelephonyFixture.hears;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipText;
import vigil.media.phone.ToneDetector;
import vigil.media.phone.TonePhone;
import vigil.media.sound.Codec;

/// Hold is what is heard, and not only what is said about it (RFC 3264, section 8.4).
class HoldTest {
  private static final double CALLER = 1000;
  private static final double SEAT = 1400;

  /// Looks in a row at which nothing had come: a packet comes every 20 ms.
  private static final int QUIET_LOOKS = 60;

  @TempDir static Path folder;
  private static TelephonyFixture stage;

  @BeforeAll
  static void open() throws IOException {
    stage = new TelephonyFixture(folder, 100);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  @AfterEach
  void endAll() {
    stage.line.listLive().forEach(live -> stage.line.hangUp(live.call().id()));
    stage.awaitIdle();
  }

  private static void hearsNothingOf(ToneDetector ear, double hertz) {
    Await.until(() -> ear.amplitude(hertz) < 100);
  }

  /// No packet comes any more.
  private static void isNotSpokenTo(ToneDetector ear) {
    long[] last = {-1, 0};
    Await.until(() -> {
      boolean isQuiet = ear.heard() == last[0];
      last[1] = isQuiet ? last[1] + 1 : 0;
      last[0] = ear.heard();
      return last[1] > QUIET_LOOKS;
    });
  }

  @Test
  void whatASeatsPhoneSaysOfDirectionIsWhatIsHeard() {
    SipPhone caller = stage.phone("13900001001", CALLER);
    SipPhone seat = stage.seat("7001", SEAT);
    stage.talking(caller, seat, "o-7001");
    hears(caller, SEAT);
    for (String method : new String[] {"INVITE", "UPDATE"}) {
      assertEquals(200, seat.direct(method, "sendonly"));
      isNotSpokenTo(seat.ear());
      hears(caller, SEAT);
      assertEquals(200, seat.direct(method, "inactive"));
      isNotSpokenTo(seat.ear());
      hearsNothingOf(caller.ear(), SEAT);
      assertEquals(200, seat.direct(method, "recvonly"));
      hears(seat, CALLER);
      hearsNothingOf(caller.ear(), SEAT);
      assertEquals(200, seat.direct(method, "sendrecv"));
      hears(caller, SEAT);
      hears(seat, CALLER);
    }
  }

  @Test
  void aHeldCallIsHeldStillWhenAnotherServerTakesOver() {
    SipPhone caller = stage.phone("13900001002", CALLER);
    SipPhone seat = stage.seat("7002", SEAT);
    stage.talking(caller, seat, "o-7002");
    assertEquals(200, seat.direct("INVITE", "inactive"));
    stage.crash();
    stage.comeBack();
    hearsNothingOf(caller.ear(), SEAT);
    isNotSpokenTo(seat.ear());
    assertEquals(200, seat.direct("INVITE", "sendrecv"));
    hears(caller, SEAT);
    hears(seat, CALLER);
  }

  /// A caller word for word, with a real ear and voice.
  private record Caller(Stranger wire, RawCall call, TonePhone tone) implements AutoCloseable {
    static Caller make(String id, Codec law) throws IOException {
      var wire = new Stranger(stage.server(), "127.0.0.1");
      var here = InetAddress.getLoopbackAddress();
      return new Caller(
          wire, new RawCall(wire, id), stage.clock.add(new TonePhone(here, law, CALLER)));
    }

    String sound(String direction) {
      return RawCall.soundTo("IN IP4 127.0.0.1", tone.port(), direction);
    }

    /// Speaks to where the answer says.
    SipText hearing(SipText ok) {
      assertEquals(200, ok.status());
      String line =
          ok.body().lines().filter(l -> l.startsWith("m=audio ")).findFirst().orElseThrow();
      int port = Integer.parseInt(line.split(" ", -1)[1]);
      tone.call(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return ok;
    }

    SipPhone talksWith(String extension) {
      SipPhone seat = stage.seat(extension, SEAT);
      stage.line.ring(call.id(stage), "o-" + extension, "sip:" + extension, RING_TIME);
      stage.listener.hears("answered %s o-%s".formatted(call.id(stage), extension));
      Await.until(() -> tone.ear().hears(SEAT));
      hears(seat, CALLER);
      return seat;
    }

    @Override
    public void close() throws IOException {
      stage.clock.hangUp(tone);
      wire.close();
    }
  }

  private static void answers(SipText ok, String direction) {
    assertTrue(ok.body().contains("a=" + direction), ok.body());
  }

  /// Both with an answer in the ACK (late offer) and the old way, an address that is none.
  @Test
  void aHoldInAnAcknowledgementAndTheOldWayToHoldAreHeardToo() throws IOException {
    try (Caller caller = Caller.make("lateheld", Codec.PCMA)) {
      int known = stage.listener.arrived.size();
      caller.hearing(caller.call.ask("INVITE", "", caller.sound("sendrecv")));
      stage.listener.arrival(known);
      SipPhone seat = caller.talksWith("7003");
      SipText offer = caller.call.invite("", "");
      answers(offer, "sendrecv");
      caller.call.ack(caller.wire.cseq(), caller.sound("sendonly"));
      isNotSpokenTo(caller.tone.ear());
      hears(seat, CALLER);
      answers(caller.call.ask("UPDATE", "", caller.sound("sendrecv")), "sendrecv");
      Await.until(() -> caller.tone.ear().hears(SEAT));
      String nowhere = RawCall.soundTo("IN IP4 0.0.0.0", caller.tone.port(), "sendrecv");
      answers(caller.call.ask("INVITE", "", nowhere), "recvonly");
      isNotSpokenTo(caller.tone.ear());
      answers(caller.call.ask("INVITE", "", caller.sound("sendrecv")), "sendrecv");
      hearsNothingOf(caller.tone.ear(), CALLER);
      Await.until(() -> caller.tone.ear().hears(SEAT));
    }
  }

  @Test
  void whoBeginsACallOnHoldIsNotSpokenToUntilItIsTakenUp() throws IOException {
    try (Caller caller = Caller.make("heldatfirst", Codec.PCMA)) {
      int known = stage.listener.arrived.size();
      answers(caller.hearing(caller.call.ask("INVITE", "", caller.sound("sendonly"))), "recvonly");
      stage.listener.arrival(known);
      assertEquals(0, caller.tone.received(), "neither greeting nor music is sent");
      answers(caller.call.ask("INVITE", "", caller.sound("sendrecv")), "sendrecv");
      Await.until(() -> caller.tone.ear().hears(MediaProcess.MUSIC));
    }
  }

  /// RFC 3264, section 8.3.2.
  @Test
  void aNewOfferMayChangeTheLawInTheMiddleOfTheCall() throws IOException {
    try (Caller caller = Caller.make("law", Codec.PCMU)) {
      int known = stage.listener.arrived.size();
      caller.hearing(caller.call.ask("INVITE", "", caller.sound("sendrecv")));
      stage.listener.arrival(known);
      SipPhone seat = caller.talksWith("7004");
      assertEquals(Codec.PCMA.payloadType(), caller.tone.lastPayloadType());
      String other = caller.sound("sendrecv").replace("RTP/AVP 8", "RTP/AVP 0 8");
      SipText ok = caller.call.ask("INVITE", "", other);
      assertTrue(ok.body().contains("RTP/AVP 0"), ok.body());
      Await.until(() -> caller.tone.lastPayloadType() == Codec.PCMU.payloadType());
      Await.until(() -> caller.tone.ear().hears(SEAT));
      hears(seat, CALLER);
      String none = other.replace("RTP/AVP 0 8", "RTP/AVP 9");
      assertEquals(488, caller.call.ask("INVITE", "", none).status());
      hears(seat, CALLER);
    }
  }
}
