package vigil.telephony.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.kernel.Phone;
import vigil.kernel.TransitionTable.Transition;
import vigil.telephony.SeatRefusal;
import vigil.telephony.TelephonyFact;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallOutcome.Decision;

class CallLifeTest {
  private static final Instant AT = Instant.parse("2022-04-01T02:00:00Z");
  private static final CallRecord NEW =
      CallRecord.arrived("c-1", new Phone("13800138000"), true, AT);
  private static final Path PAPER = Path.of("../docs/calls.md");

  private static CallRecord after(CallRecord card, CallStep step) {
    return assertInstanceOf(Decision.class, new CallLife(card).take(step, AT)).after();
  }

  private static CallRecord ringing() {
    return after(after(NEW, new CallStep.Admit()), new CallStep.Ring("o-1", "sip:1001"));
  }

  @Test
  void keyOneIsUrgentAndKeyTwoIsEnglish() {
    CallRecord both = after(after(NEW, new CallStep.PressKey("1")), new CallStep.PressKey("2"));
    assertTrue(both.need().urgentMedical());
    assertEquals("en", both.need().language());
  }

  @Test
  void anAnswerToAnotherOfferIsRefused() {
    assertEquals(
        new CallOutcome.OtherOffer("o-1"),
        new CallLife(ringing()).take(new CallStep.SeatAnswers("o-0"), AT));
  }

  @Test
  void aRefusedOrWithdrawnOfferBringsTheCallerBackToTheQueueWithoutASeat() {
    for (CallStep step :
        List.of(new CallStep.SeatRefuses("o-1", SeatRefusal.BUSY), new CallStep.Withdraw("o-1"))) {
      CallRecord back = after(ringing(), step);
      assertEquals(CallState.WAITING, back.state());
      assertEquals(null, back.seat());
    }
  }

  @Test
  void theEndTellsHowLongTheyTalked() {
    CallRecord talking = after(ringing(), new CallStep.SeatAnswers("o-1"));
    var ended =
        assertInstanceOf(
            Decision.class,
            new CallLife(talking)
                .take(new CallStep.HangUp(EndReason.CALLER_HUNG_UP), AT.plusSeconds(90)));
    assertEquals(
        new TelephonyFact.Ended("c-1", ended.after().version(), EndReason.CALLER_HUNG_UP, 90_000),
        ended.facts().getFirst());
  }

  @Test
  void everyArrowIsWalkedAndNoOther() {
    var dice = new Random(7);
    Set<Transition<CallState, Class<?>>> walked = new LinkedHashSet<>();
    for (int world = 0; world < 400; world++) {
      CallRecord card = NEW;
      for (int i = 0; i < 30; i++) {
        CallStep step = anyStep(dice, card);
        if (new CallLife(card).take(step, AT) instanceof Decision decision) {
          assertTrue(
              CallLife.TABLE.allows(card.state(), step.getClass(), decision.after().state()));
          assertEquals(card.version() + 1, decision.after().version());
          walked.add(new Transition<>(card.state(), cast(step), decision.after().state()));
          card = decision.after();
        }
      }
    }
    assertEquals(CallLife.TABLE.arrows().size(), walked.size());
  }

  @SuppressWarnings("unchecked")
  private static Class<? extends Class<?>> cast(CallStep step) {
    return (Class<? extends Class<?>>) (Class<?>) step.getClass();
  }

  private static CallStep anyStep(Random dice, CallRecord card) {
    String offer = dice.nextInt(4) == 0 ? "o-other" : String.valueOf(card.offer());
    return switch (dice.nextInt(8)) {
      case 0 -> new CallStep.PressKey("1");
      case 1 -> new CallStep.Admit();
      case 2 -> new CallStep.Ring("o-" + dice.nextInt(100), "sip:1001");
      case 3 -> new CallStep.SeatAnswers(offer);
      case 4 -> new CallStep.SeatRefuses(offer, SeatRefusal.NO_ANSWER);
      case 5 -> new CallStep.Withdraw(offer);
      case 6 -> new CallStep.HangUp(EndReason.LINE_LOST);
      default -> new CallStep.KeepRecording("recordings/x.wav", 1, false);
    };
  }

  /// The diagrams in docs/calls.md are those of the tables.
  @Test
  void thePaperShowsTheTables() throws IOException {
    String paper = Files.readString(PAPER);
    assertTrue(paper.contains(CallLife.TABLE.diagram()), "docs/calls.md shows another life");
    assertTrue(
        paper.contains(OutboundCall.TABLE.diagram()), "docs/calls.md shows another call out");
  }
}
