package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.SOON;
import static vigil.telephony.TelephonyFixture.hears;

import java.io.IOException;
import java.nio.file.Path;
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
import vigil.telephony.LegOrder.Party;
import vigil.telephony.LegOrder.Result;

/// More than two in a call, by what each of them hears.
class LegsTest {
  private static final double CALLER = 1000;
  private static final double SEAT = 1400;
  private static final double THIRD = 1800;

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

  /// A citizen, a seat and a third telephone; the first two talk.
  private static final class Three {
    final SipPhone caller;
    final SipPhone seat;
    final SipPhone third;
    final String call;
    final String by;
    final Party whom;

    Three(int number, PartyRole role) {
      caller = stage.phone("1370000" + number, CALLER);
      seat = stage.seat("4" + number, SEAT);
      third = stage.seat("5" + number, THIRD);
      call = stage.talking(caller, seat, "o-" + number);
      by = "sip:4" + number;
      whom = new Party(role, "party-" + number, "sip:5" + number);
      hears(caller, SEAT);
      hears(seat, CALLER);
    }

    void does(LegOrder order) {
      assertEquals(Result.DONE, stage.line.order(call, order), order::toString);
    }

    void end() {
      caller.hangUp();
      assertTrue(seat.await(State.ENDED, SOON));
      assertTrue(third.await(State.ENDED, SOON));
    }
  }

  private static void isDeafTo(SipPhone phone, double hertz) {
    Await.until(() -> !phone.ear().hears(hertz));
  }

  // promise: web/src/desk/zh.ts «对方接听后只有您二人听得见，市民听音乐等候。»
  // promise: web/src/desk/zh.ts «已接通{who}，您已退出这通电话»
  @Test
  void anAgentConsultsBringsAllTogetherAndLeaves() throws IOException {
    var three = new Three(101, PartyRole.SPECIALIST);
    three.does(new LegOrder.Consult(three.by, three.whom));
    hears(three.caller, MediaProcess.HOLD);
    assertTrue(three.third.await(State.TALKING, SOON));
    hears(three.seat, THIRD);
    hears(three.third, SEAT);
    isDeafTo(three.seat, CALLER);
    isDeafTo(three.third, CALLER);
    three.does(new LegOrder.Join(three.by));
    hears(three.caller, SEAT);
    hears(three.caller, THIRD);
    hears(three.third, CALLER);
    hears(three.third, SEAT);
    hears(three.seat, CALLER);
    hears(three.seat, THIRD);
    three.does(new LegOrder.HandOver(three.by));
    assertTrue(three.seat.await(State.ENDED, SOON));
    stage.listener.hears("moved " + three.call + " to null beside []");
    isDeafTo(three.caller, SEAT);
    hears(three.caller, THIRD);
    hears(three.third, CALLER);
    three.end();
    stage.listener.hears("ended " + three.call + " CALLER_HUNG_UP");
    Await.until(() -> stage.line.findRecording(three.call).isPresent());
    Content file = stage.line.findRecording(three.call).orElseThrow();
    assertTrue(isAnywhere(file, 0, CALLER), "the citizen is on the left");
    assertTrue(isAnywhere(file, 1, SEAT), "the agent is on the right");
    assertTrue(isAnywhere(file, 1, THIRD), "and so is who was asked");
    assertTrue(!isAnywhere(file, 0, THIRD), "and not on the left");
  }

  private static boolean isAnywhere(Content wav, int side, double hertz) throws IOException {
    short[] samples = MediaProcess.side(wav, side);
    for (int at = 0; at + 800 <= samples.length; at += 800) {
      if (Goertzel.amplitude(samples, at, 800, hertz, 8000) > 800) {
        return true;
      }
    }
    return false;
  }

  // promise: docs/calls.md «while two remain who talk, the call goes on»
  // promise: web/src/desk/zh.ts «对方接听前您一直在线»
  @Test
  void theAgentOfABlindTransferStaysUntilTheOtherSideHasTheCall() {
    var three = new Three(102, PartyRole.EMERGENCY);
    three.third.setRingBehaviour(RingBehaviour.RING);
    three.does(new LegOrder.Transfer(three.by, three.whom));
    assertTrue(three.third.await(State.RINGING, SOON));
    hears(three.caller, SEAT);
    three.third.answer();
    assertTrue(three.seat.await(State.ENDED, SOON));
    hears(three.caller, THIRD);
    stage.listener.hears("moved " + three.call + " to null beside []");
    three.end();
  }

  @Test
  void whoIsInAnotherCallIsNotAskedIntoOneMore() {
    var one = new Three(114, PartyRole.AGENT);
    var other = new Three(115, PartyRole.AGENT);
    one.does(new LegOrder.Consult(one.by, one.whom));
    hears(one.third, SEAT);
    assertEquals(
        Result.BUSY, stage.line.order(other.call, new LegOrder.Consult(other.by, one.whom)));
    hears(other.caller, SEAT);
    one.does(new LegOrder.CallOff(one.by));
    assertTrue(one.third.await(State.ENDED, SOON));
    one.caller.hangUp();
    other.caller.hangUp();
    assertTrue(other.seat.await(State.ENDED, SOON));
  }

  @Test
  void whoWasAskedIsLetGoAndTheAgentTalksWithTheCitizenAgain() {
    var three = new Three(111, PartyRole.AGENT);
    three.does(new LegOrder.Consult(three.by, three.whom));
    stage.listener.hears("moved " + three.call + " to o-111 beside [party-111]");
    hears(three.third, SEAT);
    three.does(new LegOrder.CallOff(three.by));
    assertTrue(three.third.await(State.ENDED, SOON));
    hears(three.caller, SEAT);
    hears(three.seat, CALLER);
    stage.listener.hears("moved " + three.call + " to o-111 beside []");
    three.caller.hangUp();
    assertTrue(three.seat.await(State.ENDED, SOON));
  }

  /// Rules 9.7: each agent who talked with the citizen hears the call again, for a day.
  @Test
  void aColleagueWhoIsGivenTheCallHasItAndBothMayHearItAgain() {
    var three = new Three(112, PartyRole.AGENT);
    three.does(new LegOrder.Consult(three.by, three.whom));
    hears(three.third, SEAT);
    assertEquals(
        List.of(three.by), stage.line.findCall(three.call).orElseThrow().talkedAt(), "asked only");
    three.does(new LegOrder.HandOver(three.by));
    stage.listener.hears("moved " + three.call + " to party-112 beside []");
    hears(three.caller, THIRD);
    three.end();
    var call = stage.line.findCall(three.call).orElseThrow();
    assertEquals("sip:5112", call.seat());
    assertEquals(List.of("sip:4112", "sip:5112"), call.talkedAt());
  }

  @Test
  void aCitizenWhomTheAgentLeftBeforeAnybodyCameWaitsForAPersonAgain() {
    var three = new Three(113, PartyRole.EMERGENCY);
    three.third.setRingBehaviour(RingBehaviour.RING);
    three.does(new LegOrder.Transfer(three.by, three.whom));
    assertTrue(three.third.await(State.RINGING, SOON));
    three.seat.hangUp();
    stage.listener.hears("moved " + three.call + " to null beside []");
    three.third.hangUp();
    stage.listener.hears("returned " + three.call);
    three.caller.hangUp();
    stage.listener.hears("ended " + three.call + " CALLER_HUNG_UP");
  }

  // promise: web/src/desk/zh.ts «无人接听时市民仍与您通话。»
  @Test
  void aTransferThatNobodyTakesLeavesTheAgentWithTheCaller() {
    var three = new Three(103, PartyRole.EMERGENCY);
    three.third.setRingBehaviour(RingBehaviour.BUSY);
    three.does(new LegOrder.Transfer(three.by, three.whom));
    Await.until(() -> stage.ledger.kinds(three.call).contains("LegMissed"));
    hears(three.caller, SEAT);
    assertEquals(State.TALKING, three.seat.state());
    three.caller.hangUp();
    assertTrue(three.seat.await(State.ENDED, SOON));
  }

  @Test
  void whoIsInAConsultationGoesOnThroughACrashAndIsBroughtTogetherByTheNextServer() {
    var three = new Three(104, PartyRole.SPECIALIST);
    three.does(new LegOrder.Consult(three.by, three.whom));
    hears(three.seat, THIRD);
    stage.crash();
    hears(three.third, SEAT);
    hears(three.caller, MediaProcess.HOLD);
    stage.comeBack();
    three.does(new LegOrder.Join(three.by));
    hears(three.caller, THIRD);
    hears(three.caller, SEAT);
    three.caller.hangUp();
    hears(three.seat, THIRD);
    three.seat.hangUp();
    assertTrue(three.third.await(State.ENDED, SOON));
  }

  @Test
  void aServerThatComesBackLetsGoOfWhoWasRungAndTheAgentHasTheCallerAgain() {
    var three = new Three(105, PartyRole.SPECIALIST);
    three.third.setRingBehaviour(RingBehaviour.RING);
    three.does(new LegOrder.Consult(three.by, three.whom));
    assertTrue(three.third.await(State.RINGING, SOON));
    hears(three.seat, MediaProcess.RINGBACK);
    stage.crash();
    stage.comeBack();
    assertTrue(three.third.await(State.ENDED, SOON));
    hears(three.seat, CALLER);
    hears(three.caller, SEAT);
    three.end();
  }

  @Test
  void whoDiesInAThreeWayCallLeavesTheOthersTalking() {
    var three = new Three(106, PartyRole.INTERPRETER);
    three.does(new LegOrder.Consult(three.by, three.whom));
    hears(three.third, SEAT);
    three.does(new LegOrder.Join(three.by));
    hears(three.caller, THIRD);
    three.seat.close();
    stage.listener.hears("moved " + three.call + " to null beside []");
    hears(three.caller, THIRD);
    hears(three.third, CALLER);
    three.caller.hangUp();
    assertTrue(three.third.await(State.ENDED, SOON));
  }

  @Test
  void aHeldCallerHearsMusicAndTheSeatDoesNotHearHim() {
    var three = new Three(107, PartyRole.SPECIALIST);
    three.does(new LegOrder.Hold(three.by));
    hears(three.caller, MediaProcess.HOLD);
    isDeafTo(three.seat, CALLER);
    three.does(new LegOrder.Resume(three.by));
    hears(three.caller, SEAT);
    hears(three.seat, CALLER);
    three.caller.hangUp();
    assertTrue(three.seat.await(State.ENDED, SOON));
  }

  @Test
  void aLeaderListensWhispersBargesInAndTakesOver() {
    var three = new Three(108, PartyRole.LEADER);
    String chief = "sip:5108";
    three.does(new LegOrder.Supervise(chief, "leader-1", false, "a new colleague"));
    hears(three.third, CALLER);
    hears(three.third, SEAT);
    isDeafTo(three.caller, THIRD);
    isDeafTo(three.seat, THIRD);
    three.does(new LegOrder.Whisper(chief));
    hears(three.seat, THIRD);
    isDeafTo(three.caller, THIRD);
    three.does(new LegOrder.Listen(chief));
    isDeafTo(three.seat, THIRD);
    three.does(new LegOrder.Barge(chief));
    hears(three.caller, THIRD);
    hears(three.seat, THIRD);
    three.caller.hangUp();
    hears(three.seat, THIRD);
    three.seat.hangUp();
    assertTrue(three.third.await(State.ENDED, SOON));
    assertEquals(
        "a new colleague",
        stage.ledger.last(TelephonyFact.SupervisionAsked.class, three.call).reason());
  }

  @Test
  void aLeaderWhoTakesOverHasTheCallAlone() {
    var three = new Three(109, PartyRole.LEADER);
    String chief = "sip:5109";
    three.does(new LegOrder.Supervise(chief, "leader-1", true, "he is shouted at"));
    hears(three.seat, THIRD);
    three.does(new LegOrder.TakeOver(chief));
    assertTrue(three.seat.await(State.ENDED, SOON));
    hears(three.caller, THIRD);
    hears(three.third, CALLER);
    three.end();
  }

  @Test
  void whoIsNotInTheCallGivesItNoOrders() {
    var three = new Three(110, PartyRole.SPECIALIST);
    assertEquals(Result.NOT_IN_CALL, stage.line.order(three.call, new LegOrder.Join("sip:9999")));
    assertEquals(Result.NOT_NOW, stage.line.order(three.call, new LegOrder.Join(three.by)));
    assertEquals(Result.NO_CALL, stage.line.order("c-none", new LegOrder.Join(three.by)));
    var nobody = new Party(PartyRole.SPECIALIST, "nobody", "sip:9998");
    assertEquals(
        Result.UNREACHABLE, stage.line.order(three.call, new LegOrder.Consult(three.by, nobody)));
    hears(three.caller, SEAT);
    three.caller.hangUp();
    assertTrue(three.seat.await(State.ENDED, SOON));
  }
}
