package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;
import static vigil.telephony.TelephonyFixture.SOON;
import static vigil.telephony.TelephonyFixture.hears;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.kernel.Content;
import vigil.media.phone.Goertzel;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.RingBehaviour;
import vigil.media.phone.SipPhone.State;

/// One call, from the greeting to the recording, and every moment at which someone may hang up.
class CallTest {
  private static final double CALLER = 1000;
  private static final double SEAT = 1400;

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

  @Test
  void aCallIsGreetedQueuedJoinedAndRecordedInStereo() throws IOException {
    SipPhone caller = stage.phone("13800138000", CALLER);
    SipPhone seat = stage.seat("1001", SEAT);
    int known = known();
    caller.call("12345");
    assertTrue(caller.await(State.TALKING, SOON));
    hears(caller, MediaProcess.GREETING);
    String call = stage.listener.arrival(known);
    assertEquals("138****8000", stage.listener.arrived.getLast().caller().toString());
    hears(caller, MediaProcess.MUSIC);
    stage.line.ring(call, "o-1", "sip:1001", RING_TIME);
    stage.listener.hears("answered " + call + " o-1");
    assertEquals(call, seat.call());
    hears(caller, SEAT);
    hears(seat, CALLER);
    assertTrue(
        stage.line.listLive().stream().anyMatch(l -> l.call().id().equals(call) && l.talking()));
    hears(seat, CALLER);
    seat.hangUp();
    stage.listener.hears("ended " + call + " SEAT_HUNG_UP");
    assertTrue(caller.await(State.ENDED, SOON));
    Await.until(() -> stage.line.findRecording(call).isPresent());
    Content file = stage.line.findRecording(call).orElseThrow();
    assertTrue(amplitude(file, 0, CALLER) > 800, "the caller is on the left");
    assertTrue(amplitude(file, 1, SEAT) > 800, "the seat is on the right");
    assertTrue(amplitude(file, 0, SEAT) < 400, "the seat is not on the left");
    assertEquals(List.of("CallArrived", "Answered", "Ended", "Recorded"), stage.ledger.kinds(call));
  }

  // promise: web/src/desk/zh.ts «通话时显示最近一次收到您声音的时间»
  @Test
  void theSoundOfASeatIsToldWithItsTimeToThatSeatAlone() {
    SipPhone caller = stage.phone("13800138020", CALLER);
    SipPhone seat = stage.seat("1021", SEAT);
    String call = stage.queued(caller);
    assertTrue(stage.line.findLastSound("sip:1021", call).isEmpty(), "no seat talks yet");
    stage.line.ring(call, "o-20", "sip:1021", RING_TIME);
    stage.listener.hears("answered " + call + " o-20");
    var before = Instant.now().minusSeconds(5);
    Await.until(
        () -> stage.line.findLastSound("sip:1021", call).filter(before::isBefore).isPresent());
    assertTrue(stage.line.findLastSound("sip:1009", call).isEmpty(), "another's call");
    seat.mute();
    Await.until(() ->
        stage
            .line
            .findLastSound("sip:1021", call)
            .orElseThrow()
            .isBefore(Instant.now().minusSeconds(3)));
    caller.hangUp();
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
  }

  private static int known() {
    return stage.listener.arrived.size();
  }

  private static double amplitude(Content wav, int side, double hertz) throws IOException {
    short[] samples = MediaProcess.side(wav, side);
    int length = Math.min(samples.length, 1600);
    return Goertzel.amplitude(samples, (samples.length - length) / 2, length, hertz, 8000);
  }

  @Test
  void aCallerWhoHangsUpWhileTheSeatRingsStopsTheRinging() {
    SipPhone caller = stage.phone("13800138003", CALLER);
    SipPhone seat = stage.seat("1003", SEAT);
    seat.setRingBehaviour(RingBehaviour.RING);
    String call = stage.queued(caller);
    stage.line.ring(call, "o-3", "sip:1003", RING_TIME);
    assertTrue(seat.await(State.RINGING, SOON));
    caller.hangUp();
    assertTrue(seat.await(State.ENDED, SOON));
    assertEquals(487, seat.status());
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
    assertEquals("ENDED", stage.state(call));
  }

  @Test
  void aSeatThatDoesNotAnswerGivesTheCallerBackToTheQueue() {
    SipPhone caller = stage.phone("13800138004", CALLER);
    SipPhone seat = stage.seat("1004", SEAT);
    seat.setRingBehaviour(RingBehaviour.RING);
    String call = stage.queued(caller);
    stage.line.ring(call, "o-4", "sip:1004", Duration.ofSeconds(2));
    stage.listener.hears("refused " + call + " o-4 NO_ANSWER");
    assertTrue(seat.await(State.ENDED, SOON));
    assertEquals("WAITING", stage.state(call));
    hears(caller, MediaProcess.MUSIC);
    seat.setRingBehaviour(RingBehaviour.ANSWER);
    stage.line.ring(call, "o-4b", "sip:1004", RING_TIME);
    stage.listener.hears("answered " + call + " o-4b");
    caller.hangUp();
    assertTrue(seat.await(State.ENDED, SOON));
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
  }

  @Test
  void busyDeclinedUnpluggedAndUnregisteredSeatsAreToldApart() {
    SipPhone caller = stage.phone("13800138005", CALLER);
    SipPhone seat = stage.seat("1005", SEAT);
    String call = stage.queued(caller);
    seat.setRingBehaviour(RingBehaviour.BUSY);
    stage.line.ring(call, "o-5a", "sip:1005", RING_TIME);
    stage.listener.hears("refused " + call + " o-5a BUSY");
    seat.setRingBehaviour(RingBehaviour.DECLINE);
    stage.line.ring(call, "o-5b", "sip:1005", RING_TIME);
    stage.listener.hears("refused " + call + " o-5b DECLINED");
    seat.setRingBehaviour(RingBehaviour.SILENT);
    stage.line.ring(call, "o-5c", "sip:1005", RING_TIME);
    stage.listener.hears("refused " + call + " o-5c UNREACHABLE");
    stage.line.ring(call, "o-5d", "sip:9999", RING_TIME);
    stage.listener.hears("refused " + call + " o-5d UNREACHABLE");
    caller.hangUp();
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
  }

  @Test
  void aWithdrawnOfferStopsTheRingingAndTheMusicGoesOn() {
    SipPhone caller = stage.phone("13800138006", CALLER);
    SipPhone seat = stage.seat("1006", SEAT);
    seat.setRingBehaviour(RingBehaviour.RING);
    String call = stage.queued(caller);
    stage.line.ring(call, "o-6", "sip:1006", RING_TIME);
    assertTrue(seat.await(State.RINGING, SOON));
    stage.line.withdraw(call, "o-6");
    assertTrue(seat.await(State.ENDED, SOON));
    assertEquals("WAITING", stage.state(call));
    hears(caller, MediaProcess.MUSIC);
    stage.line.hangUp(call);
    stage.listener.hears("ended " + call + " SERVER_ENDED");
    assertTrue(caller.await(State.ENDED, SOON));
  }

  @Test
  void aHeldCallIsAnsweredAndTakenUpAgain() {
    SipPhone caller = stage.phone("13800138007", CALLER);
    SipPhone seat = stage.seat("1007", SEAT);
    String call = stage.talking(caller, seat, "o-7");
    assertEquals(200, seat.hold(true));
    assertEquals(200, seat.hold(false));
    assertEquals(200, caller.ask("UPDATE", ""));
    hears(caller, SEAT);
    caller.hangUp();
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
    assertTrue(seat.await(State.ENDED, SOON));
  }

  @Test
  void theManagerOnDutyIsRungHearsThePageAndPressesAKey() {
    SipPhone manager = stage.seat("1008", SEAT);
    String page = stage.line.callOut("sip:1008", "duty-page", RING_TIME);
    assertTrue(manager.await(State.TALKING, SOON));
    hears(manager, MediaProcess.DUTY_PAGE);
    manager.press('1');
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutKeyPressed"));
    assertEquals("1", stage.ledger.last(TelephonyFact.CallOutKeyPressed.class, page).key());
    manager.hangUp();
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutEnded"));
    assertEquals(
        List.of("CallOutAnswered", "CallOutKeyPressed", "CallOutEnded"), stage.ledger.kinds(page));
  }
}
