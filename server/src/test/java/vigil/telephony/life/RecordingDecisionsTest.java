package vigil.telephony.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.kernel.Phone;
import vigil.telephony.PartyRole;
import vigil.telephony.TelephonyFact;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallOutcome.Decision;
import vigil.telephony.life.CallRecord.PausedRecording;

/// When silence is recorded, and when it is over.
class RecordingDecisionsTest {
  private static final Instant AT = Instant.parse("2022-04-01T02:00:00Z");
  private static final String CITIZEN = "c-1.caller";
  private static final String AGENT = "c-1.agent";
  private static final String HELP = "c-1.120";

  private static Decision taken(CallRecord card, CallStep step) {
    return assertInstanceOf(Decision.class, new CallLife(card).take(step, AT));
  }

  private static CallRecord after(CallRecord card, CallStep... steps) {
    CallRecord now = card;
    for (CallStep step : steps) {
      now = taken(now, step).after();
    }
    return now;
  }

  private static void refused(CallRecord card, CallStep step) {
    assertInstanceOf(CallOutcome.Refusal.class, new CallLife(card).take(step, AT));
  }

  private static CallRecord talking() {
    return after(
        CallRecord.arrived("c-1", new Phone("13800138000"), true, null, AT),
        new CallStep.Admit(),
        new CallStep.Ring(CallLeg.offered(AGENT, "sip:1001", "o-1")),
        new CallStep.Answer(AGENT));
  }

  private static CallRecord paused() {
    return after(talking(), new CallStep.PauseRecording(AGENT));
  }

  private static CallLeg help(LegGoal goal) {
    return CallLeg.wanted(HELP, PartyRole.EMERGENCY, goal, "120", "tel:120", AGENT);
  }

  @Test
  void theAgentWhoTalksPausesItForTwoMinutesAtMost() {
    Decision done = taken(talking(), new CallStep.PauseRecording(AGENT));
    CallRecord now = done.after();
    assertEquals(new PausedRecording(AGENT, AT.plusSeconds(120)), now.paused());
    assertTrue(CallSound.of(now).isPaused());
    assertEquals(
        List.of(new TelephonyFact.RecordingPaused("c-1", now.version(), AGENT)), done.facts());
    refused(now, new CallStep.PauseRecording(AGENT));
  }

  @Test
  void neitherTheCitizenNorWhoIsNoneOfTheHotlineMay() {
    refused(talking(), new CallStep.PauseRecording(CITIZEN));
    CallRecord three =
        after(
            talking(),
            new CallStep.Consult(help(LegGoal.CONSULT)),
            new CallStep.Answer(HELP),
            new CallStep.Join(AGENT));
    refused(three, new CallStep.PauseRecording(HELP));
    refused(after(three, new CallStep.PauseRecording(AGENT)), new CallStep.ResumeRecording(HELP));
  }

  @Test
  void itGoesOnWhenItIsAskedForOrItsTimeIsOver() {
    Decision asked = taken(paused(), new CallStep.ResumeRecording(AGENT));
    assertNull(asked.after().paused());
    assertEquals(why("ASKED", asked.after()), asked.facts());
    Decision over = taken(paused(), new CallStep.ResumeRecording(null));
    assertEquals(why("TIME", over.after()), over.facts());
    refused(over.after(), new CallStep.ResumeRecording(null));
  }

  // promise: docs/calls.md «and whenever others of the hotline talk than before»
  @Test
  void itGoesOnWhenTheCallChangesHands() {
    CallRecord three =
        after(
            talking(),
            new CallStep.Consult(help(LegGoal.CONSULT)),
            new CallStep.Answer(HELP),
            new CallStep.Join(AGENT),
            new CallStep.PauseRecording(AGENT));
    Decision handed = taken(three, new CallStep.HandOver(AGENT));
    assertNull(handed.after().paused());
    assertEquals(why("SEATS", handed.after()).getFirst(), handed.facts().getLast());
    assertNull(after(paused(), new CallStep.Consult(help(LegGoal.CONSULT))).paused());
    CallRecord asked = after(paused(), new CallStep.Transfer(help(LegGoal.TRANSFER)));
    assertTrue(asked.paused() != null, "who only rings changes nothing");
    assertNull(after(asked, new CallStep.Answer(HELP)).paused());
  }

  @Test
  void theEndOfTheCallIsTheEndOfItAndTellsNoMore() {
    Decision end = taken(paused(), new CallStep.Leave(CITIZEN, EndReason.CALLER_HUNG_UP));
    assertNull(end.after().paused());
    assertEquals(1, end.facts().size());
  }

  private static List<TelephonyFact> why(String why, CallRecord after) {
    return List.of(new TelephonyFact.RecordingResumed("c-1", after.version(), why));
  }
}
