package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;
import static vigil.telephony.TelephonyFixture.SOON;
import static vigil.telephony.TelephonyFixture.hears;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.RingBehaviour;
import vigil.media.phone.SipPhone.State;
import vigil.telephony.LegOrder.Party;
import vigil.telephony.LegOrder.Result;

/// The agent's voice is cut without a word, by an unplugged phone, at each moment of a call: what
/// the citizen hears, and what the queue is told.
class CutVoiceTest {
  private static final double CITIZEN = 1000;
  private static final double SEAT = 1400;
  private static final double COLLEAGUE = 2200;
  private static final int CHANGES = Boolean.getBoolean("long") ? 15 : 3;
  private static final double NEXT_TONE = 40;
  private static final Duration MOST_WITHOUT_SOUND = Duration.ofSeconds(3);

  @TempDir static Path folder;
  private static TelephonyFixture stage;
  private static int number;

  private SipPhone citizen;
  private SipPhone seat;
  private SipPhone colleague;
  private String offer;

  @BeforeAll
  static void open() throws IOException {
    stage = new TelephonyFixture(folder, 100);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  @BeforeEach
  void phones() {
    number++;
    citizen = stage.phone("1380013910" + number, CITIZEN);
    seat = stage.seat("141" + number, SEAT);
    colleague = stage.seat("142" + number, COLLEAGUE);
    offer = "v-" + number;
  }

  private void goesOnWithTheColleague(String call) {
    stage.line.ring(call, offer + "b", "sip:" + colleague.user(), RING_TIME);
    stage.listener.hears("answered " + call + " " + offer + "b");
    hears(citizen, COLLEAGUE);
    hears(colleague, CITIZEN);
    citizen.hangUp();
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
  }

  private void waitsAgain(String call) {
    stage.listener.hears("returned " + call);
    assertEquals("WAITING", stage.state(call));
    hears(citizen, MediaProcess.MUSIC);
  }

  private Result order(String call, LegOrder order) {
    return stage.line.order(call, order);
  }

  private Party party() {
    return new Party(PartyRole.AGENT, "colleague", "sip:" + colleague.user());
  }

  // promise: docs/wires.md «the citizen hears music, first of those who came later»
  @Test
  void cutWhileTheyTalkTheCitizenWaitsAgainAndGoesOnWithAnother() {
    String call = stage.talking(citizen, seat, offer);
    hears(citizen, SEAT);
    seat.close();
    waitsAgain(call);
    goesOnWithTheColleague(call);
  }

  @Test
  void cutWhileTheCitizenIsOnHoldTheCitizenWaitsAgain() {
    String call = stage.talking(citizen, seat, offer);
    assertEquals(Result.DONE, order(call, new LegOrder.Hold("sip:" + seat.user())));
    hears(citizen, MediaProcess.HOLD);
    seat.close();
    waitsAgain(call);
    goesOnWithTheColleague(call);
  }

  @Test
  void cutWhileItRingsTheOfferIsRefused() {
    String call = stage.queued(citizen);
    seat.setRingBehaviour(RingBehaviour.SILENT);
    stage.line.ring(call, offer, "sip:" + seat.user(), RING_TIME);
    stage.listener.hears("refused " + call + " " + offer + " UNREACHABLE");
    assertEquals("WAITING", stage.state(call));
    goesOnWithTheColleague(call);
  }

  @Test
  void cutWhileAColleagueIsAskedTheColleagueHasTheCitizen() {
    String call = stage.talking(citizen, seat, offer);
    assertEquals(Result.DONE, order(call, new LegOrder.Consult("sip:" + seat.user(), party())));
    hears(seat, COLLEAGUE);
    assertFalse(colleague.ear().hears(CITIZEN));
    seat.close();
    hears(colleague, CITIZEN);
    hears(citizen, COLLEAGUE);
    colleague.hangUp();
    assertTrue(citizen.await(State.ENDED, SOON));
  }

  @Test
  void cutWhileAColleagueRingsTheCitizenHearsTheRingAndThenTheColleague() {
    colleague.setRingBehaviour(RingBehaviour.RING);
    String call = stage.talking(citizen, seat, offer);
    assertEquals(Result.DONE, order(call, new LegOrder.Consult("sip:" + seat.user(), party())));
    assertTrue(colleague.await(State.RINGING, SOON));
    seat.close();
    hears(citizen, MediaProcess.RINGBACK);
    colleague.answer();
    hears(citizen, COLLEAGUE);
    citizen.hangUp();
    assertTrue(colleague.await(State.ENDED, SOON));
  }

  /// The seat's phone says where it is by a re-INVITE, the citizen's does not: each time both say
  /// another tone, so that what is heard was said since.
  @Test
  void soundFollowsPhonesWhoseNetworkChanges() {
    String call = stage.talking(citizen, seat, offer);
    hears(citizen, SEAT);
    for (int change = 1; change <= CHANGES; change++) {
      double here = SEAT + NEXT_TONE * change;
      double there = CITIZEN - NEXT_TONE * change;
      long begun = System.nanoTime();
      seat.moveSound(here);
      assertEquals(200, seat.direct("INVITE", "sendrecv"));
      citizen.moveSound(there);
      hears(citizen, here);
      hears(seat, there);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      assertTrue(took.compareTo(MOST_WITHOUT_SOUND) < 0, took::toString);
    }
    assertEquals("TALKING", stage.state(call));
    citizen.hangUp();
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
  }

  @Test
  void theCitizensOwnCutEndsTheCall() {
    String call = stage.talking(citizen, seat, offer);
    citizen.close();
    stage.listener.hears("ended " + call + " LINE_LOST");
    assertTrue(seat.await(State.ENDED, SOON));
  }
}
