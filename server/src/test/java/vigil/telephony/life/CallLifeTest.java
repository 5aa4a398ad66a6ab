package vigil.telephony.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.kernel.Phone;
import vigil.telephony.CallReach;
import vigil.telephony.CallSeats;
import vigil.telephony.PartyRole;
import vigil.telephony.Placement;
import vigil.telephony.SeatRefusal;
import vigil.telephony.TelephonyFact;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallOutcome.Decision;
import vigil.telephony.life.CallSound.Others;
import vigil.telephony.life.CallSound.Prompt;
import vigil.telephony.life.CallSound.Recorded;

class CallLifeTest {
  private static final Instant AT = Instant.parse("2022-04-01T02:00:00Z");
  private static final CallRecord NEW =
      CallRecord.arrived("c-1", new Phone("13800138000"), true, null, AT);
  private static final String CITIZEN = "c-1.caller";
  private static final String AGENT = "c-1.agent";
  private static final String HELP = "c-1.120";
  private static final String CHIEF = "c-1.chief";
  private static final Path PAPER = Path.of("../docs/calls.md");

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
    return CallLeg.wanted(HELP, PartyRole.EMERGENCY, goal, "120", "tel:120", AGENT);
  }

  private static CallRecord consulting() {
    return after(talking(), new CallStep.Consult(help(LegGoal.CONSULT)), new CallStep.Answer(HELP));
  }

  private static CallRecord supervised(LegGoal goal) {
    var chief = CallLeg.wanted(CHIEF, PartyRole.LEADER, goal, "leader-1", "sip:1900", AGENT);
    return after(
        talking(), new CallStep.Supervise(chief, "a complaint"), new CallStep.Answer(CHIEF));
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

  @Test
  void keyOneIsUrgentAndKeyTwoIsEnglish() {
    CallRecord both =
        after(NEW, new CallStep.PressKey(CITIZEN, "1"), new CallStep.PressKey(CITIZEN, "2"));
    assertTrue(both.need().urgentMedical());
    assertEquals("en", both.need().language());
  }

  @Test
  void anAnswerOfAPhoneThatWasTakenBackIsRefused() {
    CallRecord back = after(ringing(), new CallStep.Withdraw(AGENT));
    refused(back, new CallStep.Answer(AGENT));
    refused(back, new CallStep.Refuse(AGENT, SeatRefusal.BUSY));
  }

  @Test
  void aRefusedOrWithdrawnOfferBringsTheCallerBackToTheQueueWithoutASeat() {
    for (CallStep step :
        List.of(new CallStep.Refuse(AGENT, SeatRefusal.BUSY), new CallStep.Withdraw(AGENT))) {
      assertEquals(CallState.RINGING, ringing().state());
      CallRecord back = after(ringing(), step);
      assertEquals(CallState.WAITING, back.state());
      assertEquals(null, back.seat());
      assertEquals(new Prompt("music", true), hears(back, CITIZEN));
    }
  }

  @Test
  void theEndTellsHowLongTheyTalked() {
    var ended =
        assertInstanceOf(
            Decision.class,
            new CallLife(talking())
                .take(new CallStep.Leave(CITIZEN, EndReason.CALLER_HUNG_UP), AT.plusSeconds(90)));
    assertEquals(
        new TelephonyFact.Ended("c-1", ended.after().version(), EndReason.CALLER_HUNG_UP, 90_000),
        ended.facts().getFirst());
    assertEquals("sip:1001", ended.after().seat(), "whose call it was");
  }

  /// The line took the offer back, and the seat picked up in the same moment.
  @Test
  void aSeatThatAnsweredADeadOfferIsLetGoAndTheCallerWaitsAgain() {
    CallRecord back = after(talking(), new CallStep.Release(AGENT));
    assertEquals(CallState.WAITING, back.state());
    assertEquals(LegState.GONE, state(back, AGENT));
    assertEquals(new Prompt("music", true), hears(back, CITIZEN));
    refused(consulting(), new CallStep.Release(AGENT));
    refused(ringing(), new CallStep.Release(AGENT));
  }

  @Test
  void whoConsultsIsHeardByTheOneWhoIsAskedAlone() {
    CallRecord asked = after(talking(), new CallStep.Consult(help(LegGoal.CONSULT)));
    assertEquals(new Prompt("hold", true), hears(asked, CITIZEN));
    assertEquals(new Prompt("ringback", true), hears(asked, AGENT));
    CallRecord early = after(asked, new CallStep.Alert(HELP, true));
    assertEquals(others(HELP), hears(early, AGENT), "their announcement");
    CallRecord consulting = consulting();
    assertEquals(others(HELP), hears(consulting, AGENT));
    assertEquals(others(AGENT), hears(consulting, HELP));
    assertEquals(new Prompt("hold", true), hears(consulting, CITIZEN));
    assertEquals(new Recorded(CITIZEN, List.of(AGENT, HELP)), CallSound.of(consulting).recorded());
  }

  @Test
  void threeTalkWithEachOtherAndTheAgentMayLeaveTheTwo() {
    CallRecord three = after(consulting(), new CallStep.Join(AGENT));
    assertEquals(others(AGENT, HELP), hears(three, CITIZEN));
    assertEquals(
        List.of(new SoundOrder.Join(List.of(CITIZEN, AGENT, HELP))),
        SoundOrder.between(CallSound.of(consulting()), CallSound.of(three), true));
    CallRecord two = after(three, new CallStep.HandOver(AGENT));
    assertEquals(others(HELP), hears(two, CITIZEN));
    assertEquals(CallState.TALKING, two.state());
    assertEquals(null, two.seat(), "no seat has it any more");
  }

  @Test
  void anAttendedTransferLeavesTheCallToWhoWasAsked() {
    CallRecord two = after(consulting(), new CallStep.HandOver(AGENT));
    assertEquals(LegState.GONE, state(two, AGENT));
    assertEquals(others(HELP), hears(two, CITIZEN));
    assertEquals(others(CITIZEN), hears(two, HELP));
    CallRecord over = after(two, new CallStep.Leave(HELP, EndReason.SEAT_HUNG_UP));
    assertEquals(CallState.ENDED, over.state());
  }

  @Test
  void whoAskedLetsGoOfWhoWasAskedAndTalksWithTheCitizenAgain() {
    CallRecord back = after(consulting(), new CallStep.Drop(AGENT));
    assertEquals(LegState.GONE, state(back, HELP));
    assertEquals(others(AGENT), hears(back, CITIZEN));
    assertEquals(others(CITIZEN), hears(back, AGENT));
    refused(consulting(), new CallStep.Drop(HELP));
    refused(talking(), new CallStep.Drop(AGENT));
    CallRecord noCaller =
        after(consulting(), new CallStep.Leave(CITIZEN, EndReason.CALLER_HUNG_UP));
    assertEquals(CallState.ENDED, after(noCaller, new CallStep.Drop(AGENT)).state());
  }

  /// Rules 9.7: whoever was only asked has not talked with the citizen.
  @Test
  void agentsWhoTalkedAreThoseWhoWereInItWithTheCitizen() {
    var colleague =
        CallLeg.wanted(HELP, PartyRole.AGENT, LegGoal.CONSULT, "agent-2", "sip:1002", AGENT);
    CallRecord asked = after(talking(), new CallStep.Consult(colleague), new CallStep.Answer(HELP));
    assertEquals(List.of("sip:1001"), SeatsInCall.talkedAt(asked));
    assertEquals(List.of("sip:1001"), SeatsInCall.talkedAt(after(asked, new CallStep.Drop(AGENT))));
    CallRecord given = after(asked, new CallStep.HandOver(AGENT));
    assertEquals(List.of("sip:1001", "sip:1002"), SeatsInCall.talkedAt(given));
    assertEquals(new CallSeats(null, "agent-2", List.of()), SeatsInCall.of(given));
    assertEquals(new CallSeats("o-1", null, List.of("agent-2")), SeatsInCall.of(asked));
  }

  @Test
  void theAgentOfABlindTransferStaysUntilTheOtherSideHasTheCall() {
    CallRecord asked = after(talking(), new CallStep.Transfer(help(LegGoal.TRANSFER)));
    assertEquals(others(AGENT), hears(asked, CITIZEN));
    CallRecord missed = after(asked, new CallStep.Refuse(HELP, SeatRefusal.BUSY));
    assertEquals(others(AGENT), hears(missed, CITIZEN));
    assertEquals(CallState.TALKING, missed.state());
    CallRecord taken = after(asked, new CallStep.Answer(HELP));
    assertEquals(LegState.GONE, state(taken, AGENT));
    assertEquals(others(HELP), hears(taken, CITIZEN));
  }

  @Test
  void aCallerWhoseAgentIsLostWhileOthersAreRungWaitsForThemAndThenForAPersonAgain() {
    CallRecord asked = after(talking(), new CallStep.Consult(help(LegGoal.CONSULT)));
    CallRecord alone = after(asked, new CallStep.Leave(AGENT, EndReason.LINE_LOST));
    assertEquals(new Prompt("ringback", true), hears(alone, CITIZEN));
    CallRecord taken = after(alone, new CallStep.Answer(HELP));
    assertEquals(others(HELP), hears(taken, CITIZEN));
    CallRecord back = after(alone, new CallStep.Refuse(HELP, SeatRefusal.NO_ANSWER));
    assertEquals(CallState.WAITING, back.state());
    assertEquals(new Prompt("music", true), hears(back, CITIZEN));
  }

  @Test
  void whoIsLostInAConsultationLeavesTheOthersTogether() {
    CallRecord noHelp = after(consulting(), new CallStep.Leave(HELP, EndReason.SEAT_HUNG_UP));
    assertEquals(others(AGENT), hears(noHelp, CITIZEN));
    CallRecord noAgent = after(consulting(), new CallStep.Leave(AGENT, EndReason.LINE_LOST));
    assertEquals(others(HELP), hears(noAgent, CITIZEN));
    CallRecord noCaller =
        after(consulting(), new CallStep.Leave(CITIZEN, EndReason.CALLER_HUNG_UP));
    assertEquals(others(HELP), hears(noCaller, AGENT), "120 still hears where to go");
  }

  @Test
  void aHeldCallerHearsMusicAndIsHeardByNobody() {
    CallRecord held = after(talking(), new CallStep.Hold(CITIZEN));
    assertEquals(new Prompt("hold", true), hears(held, CITIZEN));
    assertEquals(others(), hears(held, AGENT));
    CallRecord back = after(held, new CallStep.Resume(CITIZEN));
    assertEquals(others(AGENT), hears(back, CITIZEN));
  }

  @Test
  void aListenerIsHeardByNobodyAndAWhispererByTheAgentAlone() {
    CallRecord listens = supervised(LegGoal.LISTEN);
    assertEquals(others(CITIZEN, AGENT), hears(listens, CHIEF));
    assertEquals(others(AGENT), hears(listens, CITIZEN));
    assertEquals(others(CITIZEN), hears(listens, AGENT));
    CallRecord whispers = after(listens, new CallStep.Whisper(CHIEF));
    assertEquals(others(AGENT), hears(whispers, CITIZEN));
    assertEquals(others(CITIZEN, CHIEF), hears(whispers, AGENT));
    assertEquals(new Recorded(CITIZEN, List.of(AGENT, CHIEF)), CallSound.of(whispers).recorded());
  }

  @Test
  void aLeaderBargesInOrTakesTheCall() {
    CallRecord three = after(supervised(LegGoal.LISTEN), new CallStep.Barge(CHIEF));
    assertEquals(others(AGENT, CHIEF), hears(three, CITIZEN));
    CallRecord taken = after(supervised(LegGoal.WHISPER), new CallStep.TakeOver(CHIEF));
    assertEquals(others(CHIEF), hears(taken, CITIZEN));
    assertEquals(LegState.GONE, state(taken, AGENT));
  }

  @Test
  void whoListensLeavesWithTheOneWhoIsListenedTo() {
    CallRecord handed =
        after(
            supervised(LegGoal.LISTEN),
            new CallStep.Transfer(help(LegGoal.TRANSFER)),
            new CallStep.Answer(HELP));
    assertEquals(LegState.GONE, state(handed, CHIEF));
  }

  @Test
  void aConsultationIsOneAtATimeAndOfWhoTalks() {
    refused(consulting(), new CallStep.Consult(help(LegGoal.CONSULT)));
    refused(ringing(), new CallStep.Consult(help(LegGoal.CONSULT)));
    refused(NEW, new CallStep.Transfer(help(LegGoal.TRANSFER)));
  }

  @Test
  void whoIsCalledHearsThePromptAndPressesAKey() {
    CallRecord placed =
        CallRecord.placed(
            "c-2", "press-1", AT, CallLeg.called("c-2.m", PartyRole.DUTY_MANAGER, "sip:1008"));
    assertEquals(CallState.RINGING, placed.state());
    CallRecord heard = after(placed, new CallStep.Answer("c-2.m"));
    assertEquals(new Prompt("press-1", true), hears(heard, "c-2.m"));
    var pressed =
        assertInstanceOf(
            Decision.class, new CallLife(heard).take(new CallStep.PressKey("c-2.m", "1"), AT));
    assertEquals(
        List.of(new TelephonyFact.CallOutKeyPressed("c-2", heard.version() + 1, "1")),
        pressed.facts());
    var over =
        assertInstanceOf(
            Decision.class,
            new CallLife(heard).take(new CallStep.Leave("c-2.m", EndReason.SEAT_HUNG_UP), AT));
    assertEquals(
        List.of(new TelephonyFact.CallOutEnded("c-2", over.after().version(), true)), over.facts());
    assertEquals(CallReach.ANSWERED, over.after().reach());
    CallRecord missed = after(placed, new CallStep.Refuse("c-2.m", SeatRefusal.NO_ANSWER));
    assertEquals(CallState.ENDED, missed.state());
    assertEquals(CallReach.NO_ANSWER, missed.reach());
  }

  private static final Placement PLACEMENT = new Placement("callback-1", "order-1", "CALL_BACK");
  private static final String STAFF = "c-3.staff";
  private static final String CALLED = "c-3.citizen";
  private static final CallRecord PLACED =
      CallRecord.toCitizen(
          "c-3",
          PLACEMENT,
          AT,
          CallLeg.placing(STAFF, "callback-1", "sip:1121"),
          CallLeg.toReach(CALLED, "tel:13800138000", STAFF));

  private static TelephonyFact.CitizenCallEnded ended(CallRecord card, CallStep step) {
    var decision =
        assertInstanceOf(Decision.class, new CallLife(card).take(step, AT.plusSeconds(60)));
    assertEquals(CallState.ENDED, decision.after().state());
    return assertInstanceOf(TelephonyFact.CitizenCallEnded.class, decision.facts().getFirst());
  }

  @Test
  void aCitizenIsRungWhenThePhoneOfWhoCallsAnswers() {
    assertEquals(LegState.NEW, state(PLACED, CALLED));
    assertEquals(CallState.RINGING, PLACED.state());
    CallRecord rung = after(PLACED, new CallStep.Answer(STAFF));
    assertEquals(LegState.INVITED, state(rung, CALLED));
    assertEquals(new Prompt("ringback", true), hears(rung, STAFF));
    CallRecord early = after(rung, new CallStep.Alert(CALLED, true));
    assertEquals(others(CALLED), hears(early, STAFF), "the network's announcement");
    assertEquals(new Recorded(CALLED, List.of()), CallSound.of(early).recorded());
    CallRecord talk = after(early, new CallStep.Answer(CALLED));
    assertEquals(others(CALLED), hears(talk, STAFF));
    assertEquals(others(STAFF), hears(talk, CALLED));
    assertEquals(new Recorded(CALLED, List.of(STAFF)), CallSound.of(talk).recorded());
    var over = ended(talk, new CallStep.Leave(CALLED, EndReason.CALLER_HUNG_UP));
    assertEquals(CallReach.ANSWERED, over.reach());
    assertEquals(60_000, over.talkMillis());
    assertEquals(PLACEMENT, over.placement());
  }

  @Test
  void aCallToACitizenEndsByItselfAndSaysWhyNobodyWasReached() {
    CallRecord rung = after(PLACED, new CallStep.Answer(STAFF));
    for (var why :
        List.of(
            SeatRefusal.BUSY,
            SeatRefusal.NO_ANSWER,
            SeatRefusal.UNREACHABLE,
            SeatRefusal.NOT_CARRIED)) {
      var over = ended(rung, new CallStep.Refuse(CALLED, why));
      assertEquals(CallReach.valueOf(why.name()), over.reach());
    }
    assertEquals(
        CallReach.GIVEN_UP, ended(rung, new CallStep.Leave(STAFF, EndReason.SEAT_HUNG_UP)).reach());
    assertEquals(
        CallReach.LINE_LOST, ended(rung, new CallStep.HangUp(EndReason.LINE_LOST)).reach());
    assertEquals(
        CallReach.STAFF_ABSENT,
        ended(PLACED, new CallStep.Refuse(STAFF, SeatRefusal.NO_ANSWER)).reach());
    assertEquals(
        CallReach.GIVEN_UP, ended(PLACED, new CallStep.HangUp(EndReason.SEAT_HUNG_UP)).reach());
  }

  @Test
  void aCitizenWhomWeCalledIsNeverPutInTheQueue() {
    CallRecord talk = after(PLACED, new CallStep.Answer(STAFF), new CallStep.Answer(CALLED));
    var help = CallLeg.wanted(HELP, PartyRole.EMERGENCY, LegGoal.CONSULT, "120", "tel:120", STAFF);
    CallRecord alone =
        after(talk, new CallStep.Consult(help), new CallStep.Leave(STAFF, EndReason.LINE_LOST));
    assertEquals(new Prompt("ringback", true), hears(alone, CALLED));
    var over = ended(alone, new CallStep.Refuse(HELP, SeatRefusal.NO_ANSWER));
    assertEquals(CallReach.ANSWERED, over.reach());
  }

  @Test
  void theMobileOfWhoCallsIsNoSeat() {
    CallRecord mobile =
        after(
            CallRecord.toCitizen(
                "c-4",
                PLACEMENT,
                AT,
                CallLeg.placing("m", "callback-1", "tel:13900139000"),
                CallLeg.toReach("z", "tel:13800138000", "m")),
            new CallStep.Answer("m"),
            new CallStep.Answer("z"));
    assertEquals(null, mobile.seat());
  }

  /// The diagram in docs/calls.md is that of the table.
  @Test
  void thePaperShowsTheTable() throws IOException {
    String paper = Files.readString(PAPER);
    assertTrue(paper.contains(CallLife.TABLE.diagram()), "docs/calls.md shows another life");
  }
}
