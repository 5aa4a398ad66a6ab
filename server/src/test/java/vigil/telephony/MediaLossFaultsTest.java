package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.SOON;
import static vigil.telephony.TelephonyFixture.hears;

import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.kernel.Await;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.State;
import vigil.telephony.LegOrder.Party;
import vigil.telephony.LegOrder.Result;

/// What goes wrong besides when vigil-media is lost: phones that do not follow, a server that dies.
class MediaLossFaultsTest extends MediaLossWorld {
  /// Said once more after a glare (RFC 3261, 14.1).
  @Test
  void aPhoneThatAsksAtTheSameTimeIsToldOnceMore() throws Exception {
    SipPhone caller = stage.phone("13600000050", CALLER);
    SipPhone seat = stage.seat("3050", SEAT);
    stage.talking(caller, seat, "o-50");
    hears(seat, CALLER);
    caller.faults().refusesReinvites(1, 491);
    stage.media.kill();
    var ear = Ear.of(seat);
    stage.media.killAndRestart();
    Await.until(() -> caller.faults().reinvitesHeard() > 1);
    ear.hearsAnew(CALLER);
    assertEquals(2, caller.faults().reinvitesHeard());
  }

  // promise: docs/calls.md «Who does not take it, or does not answer, is let go»
  @Test
  void aCallerWhoDoesNotFollowIsLetGoAndTheSeatIsFree() throws Exception {
    for (int status : new int[] {481, 488, 0}) {
      SipPhone caller = stage.phone("1360000060" + status, CALLER);
      SipPhone seat = stage.seat("30" + (600 + status), SEAT);
      String call = stage.talking(caller, seat, "o-60" + status);
      hears(seat, CALLER);
      caller.faults().refusesReinvites(9, status);
      stage.media.killAndRestart();
      stage.listener.hears("ended " + call + " LINE_LOST");
      assertTrue(caller.await(State.ENDED, SOON));
      assertTrue(seat.await(State.ENDED, SOON));
    }
  }

  @Test
  void aCitizenWhoseAgentDoesNotFollowIsBackInTheQueueInTheOldPlace() throws Exception {
    SipPhone caller = stage.phone("13600000062", CALLER);
    SipPhone seat = stage.seat("3062", SEAT);
    String call = stage.talking(caller, seat, "o-62");
    hears(seat, CALLER);
    String later = stage.queued(stage.phone("13600000063", 1040));
    seat.faults().refusesReinvites(9, 481);
    stage.media.kill();
    var ear = Ear.of(caller);
    stage.media.killAndRestart();
    stage.listener.hears("returned " + call);
    ear.hearsAnew(MediaProcess.MUSIC);
    assertTrue(seat.await(State.ENDED, SOON));
    assertEquals(
        List.of(call, later),
        stage.line.listLive().stream().map(live -> live.call().id()).toList());
  }

  @Test
  void whoDoesNotFollowLeavesTheOthersTalking() throws Exception {
    SipPhone caller = stage.phone("13600000065", CALLER);
    SipPhone seat = stage.seat("3065", SEAT);
    SipPhone third = stage.seat("3066", THIRD);
    String call = stage.talking(caller, seat, "o-65");
    var whom = new Party(PartyRole.SPECIALIST, "unit-1", "sip:3066");
    assertEquals(Result.DONE, stage.line.order(call, new LegOrder.Consult("sip:3065", whom)));
    hears(third, SEAT);
    assertEquals(Result.DONE, stage.line.order(call, new LegOrder.Join("sip:3065")));
    hears(caller, THIRD);
    third.faults().refusesReinvites(9, 481);
    stage.media.kill();
    var ears = List.of(Ear.of(caller), Ear.of(seat));
    stage.media.killAndRestart();
    assertTrue(third.await(State.ENDED, SOON));
    ears.getFirst().hearsAnew(SEAT);
    ears.getLast().hearsAnew(CALLER);
  }

  /// The re-INVITE is stored before it is sent: another server says it again.
  @Test
  void aServerThatDiesMeanwhileIsFollowedByOneThatTellsThePhonesAgain() throws Exception {
    SipPhone caller = stage.phone("13600000090", CALLER);
    SipPhone seat = stage.seat("3090", SEAT);
    String call = stage.talking(caller, seat, "o-90");
    hears(seat, CALLER);
    var ear = Ear.of(seat);
    caller.faults().refusesReinvites(Integer.MAX_VALUE, 0);
    stage.media.killAndRestart();
    Await.until(() -> caller.faults().reinvitesHeard() > 0);
    stage.crash();
    caller.faults().refusesReinvites(0, 0);
    stage.comeBack();
    ear.hearsAnew(CALLER);
    caller.hangUp();
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
    assertTrue(seat.await(State.ENDED, SOON));
  }

  @Test
  void mediaAndServerDieAtOnce() throws Exception {
    SipPhone caller = stage.phone("13600000091", CALLER);
    SipPhone seat = stage.seat("3091", SEAT);
    stage.talking(caller, seat, "o-91");
    hears(seat, CALLER);
    stage.crash();
    stage.media.kill();
    var ears = List.of(Ear.of(caller), Ear.of(seat));
    stage.media.killAndRestart();
    stage.comeBack();
    ears.getFirst().hearsAnew(SEAT);
    ears.getLast().hearsAnew(CALLER);
  }
}
