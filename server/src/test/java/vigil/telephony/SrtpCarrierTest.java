package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;
import static vigil.telephony.TelephonyFixture.hears;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.kernel.Await;
import vigil.kernel.Content;
import vigil.media.phone.Goertzel;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipText;

/// Calls that a carrier brings over TLS, their sound sealed (RFC 4568, RFC 3711).
class SrtpCarrierTest extends SrtpCarrierWorld {
  private static final double CALLER = 1000;
  private static final double SEAT = 700;

  private static RawCall call(Stranger carrier, String id) {
    return new RawCall(carrier, id);
  }

  /// A citizen by a carrier that seals, and an agent's phone that does not.
  private String talking(RawCall raw, SealedTone citizen, SipPhone seat) throws IOException {
    int known = stage.listener.arrived.size();
    SipText ok = raw.ask("INVITE", "", citizen.describe(7, "sendrecv"));
    assertEquals(200, ok.status());
    citizen.follow(ok.body(), 7);
    String call = stage.listener.arrival(known);
    stage.line.ring(call, "o-" + call, "sip:" + seat.user(), RING_TIME);
    stage.listener.hears("answered " + call + " o-" + call);
    return call;
  }

  private static boolean holds(Content wav, int side, double hertz) throws IOException {
    short[] samples = MediaProcess.side(wav, side);
    for (int at = 0; at + 800 <= samples.length; at += 800) {
      if (Goertzel.amplitude(samples, at, 800, hertz, 8000) > 800) {
        return true;
      }
    }
    return false;
  }

  // promise: docs/calls.md «a carrier's sealed sound is heard by the agent, the agent's by it»
  @Test
  void aCitizenByACarrierThatSealsAndAnAgentHearEachOtherAndAreRecorded() throws Exception {
    SipPhone seat = stage.seat("3301", SEAT);
    var citizen = new SealedTone(stage, CALLER);
    String call;
    try (Stranger carrier = connected(SECURE)) {
      RawCall raw = call(carrier, "both");
      call = talking(raw, citizen, seat);
      hears(seat, CALLER);
      citizen.hears(SEAT);
      assertEquals(0, citizen.tone.unopened());
      Await.until(() -> citizen.tone.received() > 60);
      raw.hangUp();
    }
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
    Await.until(() -> stage.line.findRecording(call).isPresent());
    Content file = stage.line.findRecording(call).orElseThrow();
    assertTrue(holds(file, 0, CALLER), "the citizen is on the left");
    assertTrue(holds(file, 1, SEAT), "the agent is on the right");
  }

  // promise: docs/security.md «stand sealed with the dialog in the database»
  // promise: docs/security.md «once the dialog is over its keys are kept nowhere»
  @Test
  void theKeysOfACallStandSealedInTheDatabaseAndNowhereOnceItIsOver() throws Exception {
    var citizen = new SealedTone(stage, CALLER);
    try (Stranger carrier = connected(SECURE)) {
      RawCall raw = call(carrier, "gone");
      SipText ok = raw.ask("INVITE", "", citizen.describe(1, "sendrecv"));
      String ours = citizen.follow(ok.body(), 1);
      String id = raw.id(stage);
      String leg = Objects.requireNonNull(row(id).get("leg"));
      String kept = Objects.requireNonNull(row(id).get("local_sdp"));
      assertTrue(TelephonyFixture.VAULT.open("telephony.dialog/" + leg, kept).contains(ours));
      assertFalse(row(id).values().stream().anyMatch(text -> text.contains("inline:")));
      raw.hangUp();
      Await.until(() -> "ENDED".equals(row(id).get("phase")));
      assertFalse(row(id).values().stream().anyMatch(text -> text.contains("inline:")));
    }
  }

  private static Map<String, String> row(String call) {
    Map<String, @Nullable Object> row =
        stage
            .sql
            .sql("select * from telephony.dialog where call = ?")
            .param(call)
            .query()
            .singleRow();
    var texts = new LinkedHashMap<String, String>();
    row.forEach((column, value) -> texts.put(column, String.valueOf(value)));
    return texts;
  }

  // promise: docs/operations.md «what it offers or answers in the clear is refused»
  @Test
  void whatACarrierThatSealsOffersInTheClearIsRefused() throws Exception {
    try (Stranger carrier = connected(SECURE)) {
      assertEquals(
          488, call(carrier, "clear").ask("INVITE", "", RawCall.sound("sendrecv")).status());
      String bad =
          new SealedTone(stage, CALLER).describe(1, "sendrecv").replace("SHA1_80", "SHA1_32");
      assertEquals(488, call(carrier, "suite").ask("INVITE", "", bad).status());
    }
    stage.awaitIdle();
  }

  // promise: docs/operations.md «an offer of SRTP is refused, for its key could be read»
  @Test
  void whoOffersSrtpByAWayOnWhichItsKeyCanBeReadIsRefused() throws Exception {
    String offer = new SealedTone(stage, CALLER).describe(1, "sendrecv");
    try (Stranger edge = new Stranger(stage.server(), "127.0.0.1")) {
      assertEquals(488, call(edge, "udp").ask("INVITE", "", offer).status());
    }
    try (var edge = new Stranger(RawWire.tcp(stage.server(), "127.0.0.1"))) {
      assertEquals(488, call(edge, "tcp").ask("INVITE", "", offer).status());
    }
    stage.awaitIdle();
  }

  @Test
  void anotherCarrierByTlsMaySealOrNot() throws Exception {
    var citizen = new SealedTone(stage, CALLER);
    try (Stranger carrier = connected(FREE)) {
      RawCall sealed = call(carrier, "free-sealed");
      SipText ok = sealed.ask("INVITE", "", citizen.describe(2, "sendrecv"));
      citizen.follow(ok.body(), 2);
      citizen.hears(MediaProcess.GREETING);
      sealed.hangUp();
      RawCall clear = call(carrier, "free-clear");
      ok = clear.ask("INVITE", "", RawCall.sound("sendrecv"));
      assertEquals(200, ok.status());
      assertTrue(ok.body().contains(" RTP/AVP "), ok.body());
      clear.hangUp();
    }
  }

  @Test
  void whoOffersNothingIsOfferedOurKey() throws Exception {
    var citizen = new SealedTone(stage, CALLER);
    try (Stranger carrier = connected(SECURE)) {
      RawCall raw = call(carrier, "late");
      int known = stage.listener.arrived.size();
      SipText ok = raw.invite("", "");
      assertEquals(200, ok.status());
      citizen.follow(ok.body(), 1);
      raw.ack(carrier.cseq(), citizen.describe(1, "sendrecv"));
      citizen.hears(MediaProcess.GREETING);
      String call = stage.listener.arrival(known);
      SipPhone seat = stage.seat("3302", SEAT);
      stage.line.ring(call, "late", "sip:3302", RING_TIME);
      hears(seat, CALLER);
      raw.hangUp();
    }
  }

  @Test
  void whoAnswersOurOfferInTheClearIsLetGo() throws Exception {
    try (Stranger carrier = connected(SECURE)) {
      RawCall raw = call(carrier, "late-clear");
      SipText ok = raw.invite("", "");
      assertTrue(ok.body().contains(" RTP/SAVP "), ok.body());
      raw.ack(carrier.cseq(), RawCall.sound("sendrecv"));
      SipText bye = carrier.heard("BYE");
      assertNotNull(bye);
      carrier.respond(bye, 200, "", "");
    }
  }

  // promise: docs/calls.md «another key of theirs opens what comes from then on»
  @Test
  void aHoldKeepsOurKeyAndAnotherKeyOfTheirsIsHeard() throws Exception {
    SipPhone seat = stage.seat("3303", SEAT);
    var citizen = new SealedTone(stage, CALLER);
    try (Stranger carrier = connected(SECURE)) {
      RawCall raw = call(carrier, "hold");
      talking(raw, citizen, seat);
      hears(seat, CALLER);
      String ours =
          citizen.follow(raw.ask("INVITE", "", citizen.describe(3, "sendonly")).body(), 3);
      assertEquals(
          ours, citizen.follow(raw.ask("INVITE", "", citizen.describe(4, "sendrecv")).body(), 4));
      assertEquals(488, raw.ask("INVITE", "", RawCall.sound("sendrecv")).status(), "in the clear");
      hears(seat, CALLER);
      citizen.takeAnotherKey();
      citizen.tone.say(1300);
      SipText ok = raw.ask("UPDATE", "", citizen.describe(5, "sendrecv"));
      assertEquals(ours, citizen.follow(ok.body(), 5));
      hears(seat, 1300);
      citizen.hears(SEAT);
      SipText none = raw.ask("INVITE", "", "");
      assertTrue(none.body().contains("inline:" + ours), "an offer of ours, as it was");
      raw.hangUp();
    }
  }

  // promise: docs/calls.md «sealed sound is sealed by another key of ours»
  @Test
  void whenMediaIsLostTheCarrierIsToldAnotherKeyAndSoundIsBack() throws Exception {
    SipPhone seat = stage.seat("3304", SEAT);
    var citizen = new SealedTone(stage, CALLER);
    try (Stranger carrier = connected(SECURE)) {
      RawCall raw = call(carrier, "loss");
      talking(raw, citizen, seat);
      hears(seat, CALLER);
      stage.media.killAndRestart();
      SipText again = carrier.heard("INVITE");
      assertNotNull(again);
      String before = citizen.ours();
      citizen.tone.say(1300);
      assertNotEquals(before, citizen.follow(again.body(), 7));
      carrier.respond(again, 200, "", citizen.describe(7, "sendrecv"));
      assertNotNull(carrier.heard("ACK"));
      hears(seat, 1300);
      long known = citizen.tone.received();
      Await.until(() -> citizen.tone.received() > known + 50);
      citizen.hears(SEAT);
      raw.hangUp();
    }
  }

  /// Our next description has our key, so it goes by no way that a route of the clear would lead.
  @Test
  void aRouteThatIsNotByTlsIsNotFollowed() throws Exception {
    var citizen = new SealedTone(stage, CALLER);
    try (Stranger carrier = connected(SECURE);
        Stranger spy = new Stranger(stage.server(), "127.0.0.1")) {
      RawCall raw = call(carrier, "route");
      String route = "Record-Route: <sip:" + spy.at() + ";lr>";
      citizen.follow(raw.ask("INVITE", route, citizen.describe(1, "sendrecv")).body(), 1);
      citizen.hears(MediaProcess.GREETING);
      stage.media.killAndRestart();
      SipText again = carrier.heard("INVITE");
      assertNotNull(again);
      citizen.follow(again.body(), 1);
      carrier.respond(again, 200, "", citizen.describe(1, "sendrecv"));
      assertNotNull(carrier.heard("ACK"));
      assertTrue(spy.hasHeardNothing());
      raw.hangUp();
    }
  }

  /// A server that takes over finds the keys with the dialog.
  @Test
  void aServerThatTakesOverKnowsItsKey() throws Exception {
    SipPhone seat = stage.seat("3305", SEAT);
    var citizen = new SealedTone(stage, CALLER);
    try (Stranger carrier = connected(SECURE)) {
      RawCall raw = call(carrier, "over");
      talking(raw, citizen, seat);
      String ours =
          citizen.follow(raw.ask("INVITE", "", citizen.describe(3, "sendrecv")).body(), 3);
      stage.crash();
      stage.comeBack();
      try (Stranger again = connected(SECURE)) {
        SipText ok = raw.by(again).ask("INVITE", "", citizen.describe(4, "sendrecv"));
        assertEquals(ours, citizen.follow(ok.body(), 4));
        citizen.tone.say(1300);
        hears(seat, 1300);
        raw.hangUp();
      }
    }
  }
}
