package vigil.telephony.life;

import static vigil.telephony.life.LegState.CONSULTING;
import static vigil.telephony.life.LegState.EARLY;
import static vigil.telephony.life.LegState.GONE;
import static vigil.telephony.life.LegState.GREETED;
import static vigil.telephony.life.LegState.HELD;
import static vigil.telephony.life.LegState.JOINED;
import static vigil.telephony.life.LegState.LISTENING;
import static vigil.telephony.life.LegState.PROMPTED;
import static vigil.telephony.life.LegState.QUEUED;
import static vigil.telephony.life.LegState.RINGING;
import static vigil.telephony.life.LegState.WHISPERING;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.kernel.TransitionTable;
import vigil.telephony.CallReach;
import vigil.telephony.CallerNeed;
import vigil.telephony.SeatRefusal;
import vigil.telephony.TelephonyFact;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallStep.Admit;
import vigil.telephony.life.CallStep.Alert;
import vigil.telephony.life.CallStep.Answer;
import vigil.telephony.life.CallStep.Barge;
import vigil.telephony.life.CallStep.Consult;
import vigil.telephony.life.CallStep.Drop;
import vigil.telephony.life.CallStep.HandOver;
import vigil.telephony.life.CallStep.HangUp;
import vigil.telephony.life.CallStep.Hold;
import vigil.telephony.life.CallStep.Join;
import vigil.telephony.life.CallStep.KeepRecording;
import vigil.telephony.life.CallStep.Leave;
import vigil.telephony.life.CallStep.Listen;
import vigil.telephony.life.CallStep.PickUp;
import vigil.telephony.life.CallStep.PressKey;
import vigil.telephony.life.CallStep.Refuse;
import vigil.telephony.life.CallStep.Release;
import vigil.telephony.life.CallStep.Resume;
import vigil.telephony.life.CallStep.Ring;
import vigil.telephony.life.CallStep.Supervise;
import vigil.telephony.life.CallStep.TakeOver;
import vigil.telephony.life.CallStep.Transfer;
import vigil.telephony.life.CallStep.Whisper;
import vigil.telephony.life.CallStep.Withdraw;

/// The life of a call and of each of its parties, from the first ring to the kept recording. A step
/// may move several of them; each goes along an arrow of the table.
public record CallLife(CallRecord now) {
  /// Seats are few and a mixer adds up eight.
  public static final int MOST_LIVE = 8;

  /// The key by which a person, and no mailbox, says to be there.
  static final String LETS_IN = "1";

  public static final TransitionTable<LegState, CallStep> TABLE = CallArrows.TABLE;

  public CallOutcome take(CallStep step, Instant at) {
    return RecordingDecisions.settle(now, decide(step, at));
  }

  private CallOutcome decide(CallStep step, Instant at) {
    return switch (step) {
      case PressKey(var leg, var key) -> mayPress(leg) ? press(leg, key, at) : notNow(leg);
      case Admit() -> admit();
      case Ring(var leg) -> ring(leg);
      case Consult(var leg) -> consult(leg);
      case Transfer(var leg) -> transfer(leg);
      case Supervise(var leg, var reason) -> supervision().supervise(leg, reason);
      case Alert(var leg, var isHeard) -> alert(leg, isHeard);
      case Answer(var leg) -> allowed(leg, step) ? answer(leg, at) : notNow(leg);
      case PickUp(var leg) -> allowed(leg, step) ? pickUp(leg) : notNow(leg);
      case Refuse(var leg, var why) -> isComing(leg) ? notComing(leg, why, at) : notNow(leg);
      case Withdraw(var leg) -> isComing(leg) ? notComing(leg, null, at) : notNow(leg);
      case Release(var leg) -> released(leg);
      case Hold(var leg) -> hold(leg);
      case Resume(var leg) -> moved(leg, HELD, JOINED);
      case Join(var leg) -> isIn(leg, CONSULTING) ? together(leg) : notNow(leg);
      case Drop(var leg) -> drop(leg, at);
      case HandOver(var leg) -> handOver(leg, at);
      case Listen(var leg) -> supervision().move(leg, WHISPERING, LISTENING);
      case Whisper(var leg) -> supervision().move(leg, LISTENING, WHISPERING);
      case Barge(var leg) -> supervision().barge(leg);
      case TakeOver(var leg) -> supervision().takeOver(leg);
      case Leave(var leg, var reason) -> mayLeave(leg, step) ? left(leg, reason, at) : notNow(leg);
      case HangUp(var reason) -> now.isOver() ? notNow(null) : ended(reason, at);
      case CallStep.PauseRecording(var leg) -> RecordingDecisions.pause(now, leg, at);
      case CallStep.ResumeRecording(var leg) -> RecordingDecisions.resume(now, leg);
      case KeepRecording keep -> RecordingDecisions.keep(now, keep);
    };
  }

  private boolean allowed(String leg, CallStep step) {
    return state(leg).filter(s -> TABLE.listSteps(s).contains(step.getClass())).isPresent()
        && (!(step instanceof Answer) || isComing(leg));
  }

  private Optional<LegState> state(@Nullable String leg) {
    return leg == null ? Optional.empty() : now.find(leg).map(CallLeg::state);
  }

  private boolean isIn(@Nullable String leg, LegState state) {
    return state(leg).filter(s -> s == state).isPresent();
  }

  private boolean isComing(String leg) {
    return now.find(leg).filter(CallLeg::isComing).isPresent();
  }

  private boolean mayPress(String leg) {
    return isIn(leg, GREETED) || isIn(leg, PROMPTED);
  }

  /// Who has not come cannot leave: that is a refusal.
  private boolean mayLeave(String leg, CallStep step) {
    return allowed(leg, step) && !isComing(leg);
  }

  private CallOutcome notNow(@Nullable String leg) {
    return new CallOutcome.NotNow(now.state(), state(leg).orElse(null));
  }

  private SupervisionLife supervision() {
    return new SupervisionLife(now);
  }

  private Parties parties() {
    return new Parties(now.legs());
  }

  private CallOutcome decided(Parties parties, TelephonyFact... facts) {
    return new CallOutcome.Decision(now.withLegs(parties.all()), List.of(facts));
  }

  private int next() {
    return now.version() + 1;
  }

  private CallOutcome press(String leg, String key, Instant at) {
    if (now.find(leg).filter(CallLeg::isAskedForKey).isPresent()) {
      return key.equals(LETS_IN) ? answer(leg, at) : notNow(leg);
    }
    if (now.isOutbound()) {
      CallRecord after = now.withNeed(now.need());
      var fact = new TelephonyFact.CallOutKeyPressed(now.id(), after.version(), key);
      return new CallOutcome.Decision(after, List.of(fact));
    }
    CallerNeed before = now.need();
    CallerNeed need =
        switch (key) {
          case "1" -> new CallerNeed(true, before.language());
          case "2" -> new CallerNeed(before.urgentMedical(), "en");
          default -> before;
        };
    CallRecord after = now.withNeed(need);
    return new CallOutcome.Decision(
        after, List.of(new TelephonyFact.KeyPressed(now.id(), after.version(), key)));
  }

  private CallOutcome admit() {
    Parties parties = parties();
    if (!parties.isAny(leg -> leg.state() == GREETED)) {
      return notNow(null);
    }
    parties.moveAll(leg -> leg.state() == GREETED, QUEUED);
    return decided(parties);
  }

  private CallOutcome ring(CallLeg leg) {
    if (now.state() != CallState.WAITING) {
      return notNow(null);
    }
    Parties parties = parties();
    parties.add(leg);
    return decided(parties);
  }

  /// Who asks leaves the talk; whoever would be alone there hears music.
  private CallOutcome consult(CallLeg leg) {
    if (!mayAsk(leg)) {
      return notNow(leg.partner());
    }
    Parties parties = parties();
    parties.move(String.valueOf(leg.partner()), CONSULTING);
    parties.holdWhoIsAlone();
    parties.add(leg);
    return decided(parties, LegFacts.invited(now, leg));
  }

  private CallOutcome transfer(CallLeg leg) {
    if (!mayAsk(leg)) {
      return notNow(leg.partner());
    }
    Parties parties = parties();
    parties.add(leg);
    return decided(parties, LegFacts.invited(now, leg));
  }

  /// One who talks in a call of at least two may ask for one more, one at a time; the citizen may
  /// not.
  private boolean mayAsk(CallLeg leg) {
    Parties parties = parties();
    return isIn(leg.partner(), JOINED)
        && !isCitizen(leg.partner())
        && parties.talking() > 1
        && !parties.isComing()
        && !parties.isAny(one -> one.state() == CONSULTING)
        && hasRoom();
  }

  private boolean isCitizen(@Nullable String leg) {
    return now.citizen().filter(one -> one.id().equals(leg)).isPresent();
  }

  private boolean hasRoom() {
    return now.live().size() < MOST_LIVE;
  }

  private CallOutcome alert(String leg, boolean isHeard) {
    LegState from = state(leg).orElse(GONE);
    LegState to = isHeard ? EARLY : RINGING;
    if (!TABLE.allows(from, Alert.class, to)) {
      return notNow(leg);
    }
    Parties parties = parties();
    parties.move(leg, to);
    return decided(parties);
  }

  private CallOutcome pickUp(String leg) {
    if (!now.find(leg).orElseThrow().goal().isLetIn()) {
      return notNow(leg);
    }
    Parties parties = parties();
    parties.move(leg, PROMPTED);
    return decided(parties);
  }

  private CallOutcome answer(String id, Instant at) {
    CallLeg leg = now.find(id).orElseThrow();
    Parties parties = parties();
    TelephonyFact fact = LegFacts.answered(now, leg);
    parties.answer(leg);
    CallRecord after = now.withLegs(parties.all());
    return new CallOutcome.Decision(
        leg.goal().isTalk() ? after.answered(at) : after, List.of(fact));
  }

  /// Whoever was rung does not come: who asked for it talks again with the others. A caller whom
  /// nobody else is left to talk with is not dropped but waits for a person again.
  ///
  /// @param why null where we want it no more
  private CallOutcome notComing(String id, @Nullable SeatRefusal why, Instant at) {
    CallLeg leg = now.find(id).orElseThrow();
    Parties parties = parties();
    parties.leave(id);
    if (leg.goal() == LegGoal.OFFER) {
      return decided(parties);
    }
    if (leg.goal() == LegGoal.PROMPT
        || leg.goal() == LegGoal.PLACE
        || leg.goal() == LegGoal.REACH) {
      return ended(EndReason.SERVER_ENDED, PlacedReach.of(leg, why), at);
    }
    TelephonyFact fact = LegFacts.missed(now, leg);
    if (leg.goal() == LegGoal.LISTEN || leg.goal() == LegGoal.WHISPER) {
      return decided(parties, fact);
    }
    if (parties.isCallerLeftAlone()) {
      parties.backToTheQueue();
      return decided(parties, fact);
    }
    parties.settle();
    return parties.isOver() ? ended(EndReason.SEAT_HUNG_UP, at) : decided(parties, fact);
  }

  private CallOutcome released(String id) {
    CallLeg leg = now.find(id).filter(one -> one.goal() == LegGoal.OFFER).orElse(null);
    Parties parties = parties();
    boolean isPair = parties.count(one -> one.state() == JOINED) == 2 && parties.talking() == 2;
    if (leg == null || leg.state() != JOINED || !isPair || parties.isComing()) {
      return notNow(id);
    }
    parties.leave(id);
    parties.moveAll(one -> one.state() == JOINED, QUEUED);
    return decided(parties, LegFacts.left(now, leg, "RELEASED"));
  }

  private CallOutcome hold(String leg) {
    boolean isOthers = now.legs().stream().filter(one -> one.state() == JOINED).count() > 1;
    return isOthers ? moved(leg, JOINED, HELD) : notNow(leg);
  }

  private CallOutcome moved(String leg, LegState from, LegState to) {
    if (!isIn(leg, from) || parties().isAny(one -> one.state() == CONSULTING)) {
      return notNow(leg);
    }
    Parties parties = parties();
    parties.move(leg, to);
    return decided(parties, LegFacts.held(now, leg, to == HELD));
  }

  private CallOutcome together(String leg) {
    Parties parties = parties();
    if (parties.count(one -> one.state() == CONSULTING) < 2) {
      return notNow(leg);
    }
    parties.bringTogether();
    return decided(parties, new TelephonyFact.LegsJoined(now.id(), next(), parties.talking()));
  }

  /// Who asked goes back to the others; a citizen who has hung up meanwhile is not there any more.
  private CallOutcome drop(String leg, Instant at) {
    CallLeg asked =
        now.legs().stream()
            .filter(one -> one.state() == CONSULTING && leg.equals(one.partner()))
            .findFirst()
            .orElse(null);
    if (asked == null || !isIn(leg, CONSULTING)) {
      return notNow(leg);
    }
    Parties parties = parties();
    parties.leave(asked.id());
    parties.bringTogether();
    return parties.isOver()
        ? ended(EndReason.SEAT_HUNG_UP, at)
        : decided(parties, LegFacts.left(now, asked, "LET_GO"));
  }

  /// From a consultation, or out of a three-way call.
  private CallOutcome handOver(String leg, Instant at) {
    Parties parties = parties();
    boolean isConsulted =
        isIn(leg, CONSULTING) && parties.count(one -> one.state() == CONSULTING) > 1;
    boolean isThird = isIn(leg, JOINED) && parties.count(one -> one.state() == JOINED) > 2;
    if (isCitizen(leg) || (!isConsulted && !isThird)) {
      return notNow(leg);
    }
    parties.leave(leg);
    parties.bringTogether();
    return parties.isOver()
        ? ended(EndReason.SEAT_HUNG_UP, at)
        : decided(parties, LegFacts.left(now, now.find(leg).orElseThrow(), "HANDED_OVER"));
  }

  /// Who hangs up ends the talk; whose line is lost wanted no end. A caller who is alone then waits
  /// for a person again.
  private CallOutcome left(String id, EndReason reason, Instant at) {
    CallLeg leg = now.find(id).orElseThrow();
    Parties parties = parties();
    parties.leave(id);
    if (reason == EndReason.LINE_LOST && parties.isCallerLeftAlone()) {
      parties.backToTheQueue();
      return decided(parties, LegFacts.left(now, leg, reason.name()));
    }
    if (parties.isOver()) {
      return ended(reason, at);
    }
    parties.settle();
    return decided(parties, LegFacts.left(now, leg, reason.name()));
  }

  private CallOutcome ended(EndReason reason, Instant at) {
    return ended(reason, PlacedReach.of(now, reason), at);
  }

  private CallOutcome ended(EndReason reason, @Nullable CallReach reach, Instant at) {
    CallRecord after = now.ended(reason, reach, at);
    return new CallOutcome.Decision(after, List.of(LegFacts.ended(after)));
  }
}
