package vigil.telephony.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.kernel.Phone;
import vigil.telephony.PartyRole;
import vigil.telephony.SeatRefusal;
import vigil.telephony.TelephonyFact;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallOutcome.Decision;
import vigil.telephony.life.CallSound.Others;
import vigil.telephony.life.CallSound.Prompt;

/// Seats outside of the house: at a mobile that must press a key, and on a line that is cut.
class SeatAtHomeLifeTest {
  private static final Instant AT = Instant.parse("2022-04-01T02:00:00Z");
  private static final CallRecord NEW =
      CallRecord.arrived("c-1", new Phone("13800138000"), true, null, AT);
  private static final String CITIZEN = "c-1.caller";
  private static final String AGENT = "c-1.agent";
  private static final String HELP = "c-1.120";

  private static CallRecord after(CallRecord card, CallStep... steps) {
    CallRecord now = card;
    for (CallStep step : steps) {
      now = assertInstanceOf(Decision.class, new CallLife(now).take(step, AT)).after();
    }
    return now;
  }

  private static void refused(CallRecord card, CallStep step) {
    assertInstanceOf(CallOutcome.Refusal.class, new CallLife(card).take(step, AT));
  }

  private static CallRecord ringing() {
    return after(
        NEW, new CallStep.Admit(), new CallStep.Ring(CallLeg.offered(AGENT, "sip:1001", "o-1")));
  }

  private static CallRecord talking() {
    return after(ringing(), new CallStep.Answer(AGENT));
  }

  private static CallLeg help(LegGoal goal) {
    return CallLeg.wanted(HELP, PartyRole.AGENT, goal, "agent-2", "sip:1002", AGENT);
  }

  private static LegState state(CallRecord card, String leg) {
    return card.find(leg).orElseThrow().state();
  }

  private static CallSound.@Nullable Hearing hears(CallRecord card, String leg) {
    return CallSound.of(card).hears().get(leg);
  }

  private static Others others(String... legs) {
    return new Others(List.of(legs));
  }

  // promise: docs/calls.md «a voice mailbox that picks up is let into no call»
  @Test
  void aSeatAtAMobileIsInTheCallOnlyOnceItPressesOne() {
    CallRecord asked = after(ringing(), new CallStep.PickUp(AGENT));
    assertEquals(CallState.RINGING, asked.state());
    assertEquals(null, asked.answeredAt());
    assertEquals(new Prompt("take-call", true), hears(asked, AGENT));
    assertEquals(new Prompt("music", true), hears(asked, CITIZEN));
    assertEquals(null, CallSound.of(asked).recorded());
    refused(asked, new CallStep.Answer(AGENT));
    refused(asked, new CallStep.PressKey(AGENT, "2"));
    refused(asked, new CallStep.Leave(AGENT, EndReason.SEAT_HUNG_UP));
    var pressed =
        assertInstanceOf(
            Decision.class, new CallLife(asked).take(new CallStep.PressKey(AGENT, "1"), AT));
    assertEquals(CallState.TALKING, pressed.after().state());
    assertEquals(AT, pressed.after().answeredAt());
    assertEquals(others(CITIZEN), hears(pressed.after(), AGENT));
    assertEquals(
        List.of(new TelephonyFact.Answered("c-1", pressed.after().version(), "o-1", "sip:1001")),
        pressed.facts());
    for (CallStep step :
        List.of(new CallStep.Refuse(AGENT, SeatRefusal.NO_ANSWER), new CallStep.Withdraw(AGENT))) {
      CallRecord back = after(asked, step);
      assertEquals(CallState.WAITING, back.state());
      assertEquals(LegState.MISSED, state(back, AGENT));
    }
  }

  @Test
  void aColleagueAtAMobileIsAskedWhileTheAgentHearsTheRing() {
    CallRecord asked =
        after(talking(), new CallStep.Consult(help(LegGoal.CONSULT)), new CallStep.PickUp(HELP));
    assertEquals(new Prompt("take-call", true), hears(asked, HELP));
    assertEquals(new Prompt("ringback", true), hears(asked, AGENT));
    assertEquals(LegState.HELD, state(asked, CITIZEN));
    CallRecord both = after(asked, new CallStep.PressKey(HELP, "1"));
    assertEquals(LegState.CONSULTING, state(both, HELP));
    CallRecord alone = after(asked, new CallStep.Refuse(HELP, SeatRefusal.NO_ANSWER));
    assertEquals(LegState.JOINED, state(alone, CITIZEN));
  }

  // promise: docs/calls.md «the citizen hears music, back in the queue in the old place»
  @Test
  void aCallerWhoseAgentIsLostWaitsAgainAndOneWhoseAgentHangsUpIsDone() {
    for (CallRecord talk : List.of(talking(), after(talking(), new CallStep.Hold(CITIZEN)))) {
      CallRecord back = after(talk, new CallStep.Leave(AGENT, EndReason.LINE_LOST));
      assertEquals(CallState.WAITING, back.state());
      assertEquals(new Prompt("music", true), hears(back, CITIZEN));
      assertEquals(null, back.seat());
      assertEquals(
          CallState.ENDED, after(talk, new CallStep.Leave(AGENT, EndReason.SEAT_HUNG_UP)).state());
      assertEquals(
          CallState.ENDED, after(talk, new CallStep.Leave(CITIZEN, EndReason.LINE_LOST)).state());
    }
  }
}
