package vigil.telephony.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.kernel.Phone;
import vigil.kernel.TransitionTable.Transition;
import vigil.kernel.Worlds;
import vigil.telephony.CallReach;
import vigil.telephony.PartyRole;
import vigil.telephony.Placement;
import vigil.telephony.SeatRefusal;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallOutcome.Decision;
import vigil.telephony.life.CallSound.Hearing;
import vigil.telephony.life.CallSound.Others;
import vigil.telephony.life.CallSound.Recorded;

/// Seeded worlds in which everything happens to calls, and every leg dies at every moment.
class CallWorldTest {
  private static final Instant AT = Instant.parse("2022-04-01T02:00:00Z");
  private static final int WORLDS = 20_000;

  /// In one of so many worlds every leg dies at every moment.
  private static final int ONE_WITH_DEATHS_IN = Worlds.count(5, 1);

  private static final int CALLS_TO_CITIZENS = 2_000;
  private static final int STEPS = 40;

  private final Set<Transition<LegState, CallStep>> walked = new LinkedHashSet<>();

  @Test
  void nobodyIsDroppedAndNobodyHearsWhomHeMustNot() {
    for (int seed = 0; seed < WORLDS + CALLS_TO_CITIZENS; seed++) {
      var dice = new Random(seed);
      CallRecord call = begun(dice, seed >= WORLDS);
      var life = new ArrayList<String>();
      for (int i = 0; i < STEPS && call.state() != CallState.ENDED; i++) {
        if (seed % ONE_WITH_DEATHS_IN == 0) {
          everyLegMayDie(call, seed, life);
        }
        CallStep step = anyStep(dice, call, i);
        call = taken(call, step, seed, life);
      }
    }
    var missing = new ArrayList<>(CallLife.TABLE.arrows());
    missing.removeAll(walked);
    assertEquals(List.of(), missing, "arrows that no world walked");
  }

  private static CallRecord begun(Random dice, boolean isToCitizen) {
    if (isToCitizen) {
      return CallRecord.toCitizen(
          "c",
          new Placement("callback-1", "order-1", "CALL_BACK"),
          AT,
          CallLeg.placing("s", "callback-1", "sip:1121"),
          CallLeg.toReach("z", "tel:13800138000", "s"));
    }
    return dice.nextInt(8) == 0
        ? CallRecord.placed(
            "c", "press-1", AT, CallLeg.called("m", PartyRole.DUTY_MANAGER, "sip:1008"))
        : CallRecord.arrived("c", new Phone("13800138000"), true, null, AT);
  }

  private CallRecord taken(CallRecord call, CallStep step, int seed, List<String> life) {
    if (!(new CallLife(call).take(step, AT) instanceof Decision decision)) {
      return call;
    }
    life.add(step + " -> " + decision.after().legs());
    CallRecord after = decision.after();
    String world = "seed " + seed + "\n" + String.join("\n", life);
    assertEquals(call.version() + 1, after.version(), world);
    alongArrows(call, step, after, world);
    holds(call, step, after, world);
    return after;
  }

  private void everyLegMayDie(CallRecord call, int seed, List<String> life) {
    for (CallLeg leg : call.live()) {
      var then = new ArrayList<>(life);
      CallStep dies =
          leg.isComing()
              ? new CallStep.Refuse(leg.id(), SeatRefusal.UNREACHABLE)
              : new CallStep.Leave(leg.id(), EndReason.LINE_LOST);
      taken(call, dies, seed, then);
    }
  }

  /// Each party that moved went along an arrow. Who leaves since the call is over, or since the one
  /// listened to left, goes along that of a hang-up.
  private void alongArrows(CallRecord before, CallStep step, CallRecord after, String world) {
    for (CallLeg leg : after.legs()) {
      LegState from = before.find(leg.id()).map(CallLeg::state).orElse(LegState.NEW);
      if (from == leg.state() && !staysAndDoes(step, leg.id())) {
        continue;
      }
      Class<? extends CallStep> how = step.getClass();
      if (!CallLife.TABLE.allows(from, how, leg.state()) && leg.state().isOver()) {
        how = CallStep.HangUp.class;
      }
      assertTrue(
          CallLife.TABLE.allows(from, how, leg.state()), () -> leg + " from " + from + world);
      walked.add(new Transition<>(from, how, leg.state()));
    }
  }

  /// Whether the step is this party's and moves nobody.
  private static boolean staysAndDoes(CallStep step, String leg) {
    return (step instanceof CallStep.PressKey(var by, var _) && by.equals(leg))
        || (step instanceof CallStep.PauseRecording(var pauser) && pauser.equals(leg))
        || (step instanceof CallStep.ResumeRecording(var resumer) && leg.equals(resumer));
  }

  private static void holds(CallRecord before, CallStep step, CallRecord after, String world) {
    boolean isOver = after.state() == CallState.ENDED;
    assertEquals(isOver, after.live().isEmpty(), () -> "no leg without a call: " + world);
    assertTrue(after.live().size() <= CallLife.MOST_LIVE, world);
    assertTrue(
        !isOver || step instanceof CallStep.HangUp || remaining(before, step) < 2,
        () -> "two remained: " + world);
    tellsItsReach(after, world);
    isPausedByWhoTalks(after, world);
    CallSound sound = CallSound.of(after);
    var heard = new LinkedHashSet<String>();
    sound
        .hears()
        .forEach((leg, hearing) -> {
          assertTrue(after.find(leg).orElseThrow().isLive(), world);
          if (hearing instanceof Others(var others)) {
            others.forEach(other -> mayHear(after, leg, other, world));
            heard.addAll(others);
          }
        });
    recordsAll(sound.recorded(), heard, world);
    nobodyIsLeftAlone(after, sound, world);
    asMediaDoes(CallSound.of(before), sound, world);
    asMediaDoesThatWasLost(sound, world);
  }

  /// Silence is recorded only while the one is there who wanted it, and talks.
  private static void isPausedByWhoTalks(CallRecord call, String world) {
    var paused = call.paused();
    assertTrue(
        paused == null || call.find(paused.leg()).orElseThrow().state() == LegState.JOINED, world);
    assertEquals(paused != null, CallSound.of(call).isPaused(), world);
  }

  /// Who was called stands in no queue, is rung only once the other is there, and the end says
  /// whether anybody answered.
  private static void tellsItsReach(CallRecord call, String world) {
    if (call.placement() == null) {
      boolean isOverAndOurs = call.isOutbound() && call.state() == CallState.ENDED;
      assertEquals(isOverAndOurs, call.reach() != null, world);
      return;
    }
    assertTrue(call.legs().stream().noneMatch(leg -> leg.state() == LegState.QUEUED), world);
    LegState staff = call.find("s").orElseThrow().state();
    LegState citizen = call.find("z").orElseThrow().state();
    assertTrue(!staff.isComing() || citizen == LegState.NEW, world);
    assertEquals(call.state() == CallState.ENDED, call.reach() != null, world);
    boolean isAnswered = call.reach() == CallReach.ANSWERED;
    assertTrue(call.reach() == null || isAnswered == (citizen == LegState.GONE), world);
  }

  /// How many of those who talked are there yet, had the step not ended the call.
  private static long remaining(CallRecord before, CallStep step) {
    return before.legs().stream()
        .filter(leg -> leg.state().isTalking())
        .filter(leg -> !(step instanceof CallStep.Leave(var gone, var _) && gone.equals(leg.id())))
        .filter(leg -> !(step instanceof CallStep.HandOver(var by) && by.equals(leg.id())))
        .filter(leg -> !(step instanceof CallStep.Drop(var by) && by.equals(leg.partner())))
        .count();
  }

  private static void mayHear(CallRecord call, String leg, String other, String world) {
    CallLeg ear = call.find(leg).orElseThrow();
    CallLeg mouth = call.find(other).orElseThrow();
    boolean isMine = leg.equals(mouth.partner());
    boolean may =
        switch (mouth.state()) {
          case JOINED -> ear.state() == LegState.JOINED || ear.state().isSupervising();
          case CONSULTING -> ear.state() == LegState.CONSULTING || ear.state().isSupervising();
          case WHISPERING -> isMine;
          case EARLY -> ear.state().isTalking();
          case NEW, INVITED, RINGING, GREETED, QUEUED, PROMPTED, HELD, LISTENING, GONE, MISSED ->
              false;
        };
    assertTrue(may, () -> ear + " hears " + mouth + ": " + world);
    assertTrue(!leg.equals(other), world);
  }

  private static void recordsAll(
      @org.jspecify.annotations.Nullable Recorded recorded, Set<String> heard, String world) {
    var sides = new ArrayList<String>();
    if (recorded != null) {
      sides.addAll(recorded.right());
      if (recorded.left() != null) {
        sides.add(recorded.left());
      }
    }
    assertTrue(sides.containsAll(heard), () -> heard + " recorded " + recorded + ": " + world);
    assertEquals(sides.size(), new LinkedHashSet<>(sides).size(), world);
  }

  /// Whoever talks hears somebody, or that somebody is rung, or has put all others on hold.
  private static void nobodyIsLeftAlone(CallRecord call, CallSound sound, String world) {
    boolean isHeld = call.legs().stream().anyMatch(leg -> leg.state() == LegState.HELD);
    for (CallLeg leg : call.live()) {
      boolean isSilent = sound.hears().get(leg.id()) instanceof Others(var none) && none.isEmpty();
      if (leg.state().isTalking() && !isHeld) {
        assertTrue(!isSilent, () -> leg + " hears nobody: " + world);
      }
    }
    boolean isAnyTalking =
        call.legs().stream()
            .anyMatch(leg -> leg.state() == LegState.JOINED || leg.state() == LegState.CONSULTING);
    boolean isComing = call.legs().stream().anyMatch(CallLeg::isComing);
    assertTrue(!isHeld || isAnyTalking || isComing, () -> "all on hold: " + world);
  }

  /// The orders do at media what the arrangement says.
  private static void asMediaDoes(CallSound before, CallSound after, String world) {
    var media = new Media();
    media.take(SoundOrder.between(CallSound.NONE, before, true));
    media.take(SoundOrder.between(before, after, true));
    media.sounds(after, world);
  }

  /// Media dies at every moment: its next life knows nothing of the call, and is told all.
  private static void asMediaDoesThatWasLost(CallSound sound, String world) {
    var media = new Media();
    media.take(sound.ordersAfter(sound, false));
    media.sounds(sound, world);
  }

  /// As much of media as hears and plays.
  private static final class Media {
    private final Map<String, List<String>> ears = new LinkedHashMap<>();
    private final Map<String, String> plays = new LinkedHashMap<>();

    void take(List<SoundOrder> orders) {
      for (SoundOrder order : orders) {
        switch (order) {
          case SoundOrder.Join(var legs) ->
              legs.forEach(leg -> {
                ears.put(leg, legs.stream().filter(one -> !one.equals(leg)).sorted().toList());
                plays.remove(leg);
              });
          case SoundOrder.Hear(var leg, var others) ->
              ears.put(leg, others.stream().sorted().toList());
          case SoundOrder.Stop(var leg) -> plays.remove(leg);
          case SoundOrder.Play(var leg, var prompt, var _) -> plays.put(leg, prompt);
        }
      }
    }

    void sounds(CallSound wanted, String world) {
      wanted
          .hears()
          .forEach((leg, hearing) -> {
            Hearing is =
                plays.containsKey(leg)
                    ? new CallSound.Prompt(plays.get(leg), !plays.get(leg).equals("greeting"))
                    : new Others(ears.getOrDefault(leg, List.of()));
            Hearing sorted =
                hearing instanceof Others(var others)
                    ? new Others(others.stream().sorted().toList())
                    : hearing;
            assertEquals(sorted, is, () -> leg + ": " + world);
          });
    }
  }

  private static CallStep anyStep(Random dice, CallRecord call, int number) {
    String leg = any(dice, call);
    String made = "l" + number;
    return switch (dice.nextInt(32)) {
      case 0 -> new CallStep.PressKey(leg, "1");
      case 1 -> new CallStep.Admit();
      case 2, 3 -> new CallStep.Ring(CallLeg.offered(made, "sip:1001", "o-" + number));
      case 4, 5 -> new CallStep.Consult(wanted(made, LegGoal.CONSULT, leg));
      case 6 -> new CallStep.Transfer(wanted(made, LegGoal.TRANSFER, leg));
      case 7 -> new CallStep.Supervise(wanted(made, LegGoal.LISTEN, leg), "why");
      case 8 -> new CallStep.Supervise(wanted(made, LegGoal.WHISPER, leg), "why");
      case 9 ->
          new CallStep.Alert(dice.nextBoolean() ? leg : coming(dice, call), dice.nextBoolean());
      case 10, 11, 12 -> new CallStep.Answer(coming(dice, call));
      case 26 -> new CallStep.PickUp(coming(dice, call));
      case 27 -> new CallStep.Withdraw(coming(dice, call));
      case 28 -> new CallStep.PressKey(coming(dice, call), dice.nextBoolean() ? "1" : "2");
      case 13 -> new CallStep.Refuse(coming(dice, call), SeatRefusal.BUSY);
      case 14 -> new CallStep.Withdraw(coming(dice, call));
      case 15 -> new CallStep.Hold(leg);
      case 16 -> new CallStep.Resume(leg);
      case 17 -> new CallStep.Join(leg);
      case 18 -> new CallStep.HandOver(leg);
      case 19 -> dice.nextBoolean() ? new CallStep.Listen(leg) : new CallStep.Whisper(leg);
      case 20 -> new CallStep.Barge(leg);
      case 21 -> new CallStep.TakeOver(leg);
      case 22 -> new CallStep.Leave(leg, EndReason.SEAT_HUNG_UP);
      case 23 -> new CallStep.Drop(leg);
      case 24 -> new CallStep.Release(leg);
      case 29, 30 -> new CallStep.PauseRecording(leg);
      case 31 -> new CallStep.ResumeRecording(dice.nextBoolean() ? leg : null);
      default ->
          dice.nextInt(12) == 0
              ? new CallStep.HangUp(EndReason.SERVER_ENDED)
              : new CallStep.Admit();
    };
  }

  private static CallLeg wanted(String id, LegGoal goal, String partner) {
    return CallLeg.wanted(id, PartyRole.EMERGENCY, goal, "120", "tel:120", partner);
  }

  private static String any(Random dice, CallRecord call) {
    return call.legs().get(dice.nextInt(call.legs().size())).id();
  }

  private static String coming(Random dice, CallRecord call) {
    return call.legs().stream()
        .filter(CallLeg::isComing)
        .findFirst()
        .map(CallLeg::id)
        .orElseGet(() -> any(dice, call));
  }
}
