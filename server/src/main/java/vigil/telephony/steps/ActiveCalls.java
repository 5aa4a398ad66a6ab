package vigil.telephony.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.SeatRefusal;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallLeg;
import vigil.telephony.life.CallLife;
import vigil.telephony.life.CallOutcome;
import vigil.telephony.life.CallOutcome.Decision;
import vigil.telephony.life.CallRecord;
import vigil.telephony.life.CallState;
import vigil.telephony.life.CallStep;
import vigil.telephony.life.LegGoal;
import vigil.telephony.life.LegState;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Dialog.Phase;
import vigil.telephony.sip.Headers;
import vigil.telephony.sip.Sdp;
import vigil.telephony.store.CallStore.Change;

/// Calls that live, citizens' and those that we place: each step is decided, stored with the
/// dialogs that change along, said on the wire and told to media. Everything here runs in the
/// call's mailbox.
final class ActiveCalls implements LegOwner {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveCalls.class);

  /// So long after it could not be stored that a call is admitted or over it is tried again.
  static final Duration STORE_AGAIN = Duration.ofSeconds(30);

  /// Media that has just come back is told of its calls within this.
  private static final Duration SOUND_AT_LAST = Duration.ofSeconds(2);

  private final CallContext context;
  private final LegSignalling signalling;
  private final CallSoundSender sound;
  private final MobileAnswers mobiles;
  private final CallGreeting greeting;
  private final CallRecordings recordings;
  private final Map<String, ActiveCall> cells = new ConcurrentHashMap<>();

  ActiveCalls(CallContext context, LegSignalling signalling) {
    this.context = context;
    this.signalling = signalling;
    this.sound = new CallSoundSender(context.media, context.clock);
    this.mobiles = new MobileAnswers(context, this);
    this.greeting = new CallGreeting(context, this, sound);
    this.recordings = new CallRecordings(context, this);
  }

  CallRecordings recordings() {
    return recordings;
  }

  /// What happens to a caller before the queue.
  CallGreeting greeting() {
    return greeting;
  }

  @Nullable ActiveCall find(String call) {
    return cells.get(call);
  }

  /// The call in which somebody talks or listens at an address. Cost: one look at each that lives.
  Optional<String> findAt(String address) {
    return cards()
        .filter(card ->
            card.live().stream().anyMatch(leg -> leg.address().equals(address) && !leg.isComing()))
        .map(CallRecord::id)
        .findFirst();
  }

  /// Those that live.
  Stream<CallRecord> cards() {
    return cells.values().stream().map(ActiveCall::card);
  }

  /// Whether a phone of this house is rung for a call or in one.
  boolean isEngaged(String address) {
    return cards()
        .flatMap(card -> card.live().stream())
        .anyMatch(leg -> leg.address().equals(address));
  }

  /// How many citizens' calls live.
  int count() {
    return (int) cards().filter(card -> !card.isOutbound()).count();
  }

  /// Whether so many of them live, or more. Cost: a look at each only where all calls are so many.
  boolean isAtLeast(int calls) {
    return cells.size() >= calls && count() >= calls;
  }

  List<String> ids() {
    return new ArrayList<>(cells.keySet());
  }

  void enter(ActiveCall cell) {
    cells.put(cell.id(), cell);
  }

  /// Takes a step, and says and tells what follows from it.
  ///
  /// @param saidBye the leg whose far side hung up itself
  /// @param dialogs that change along; nothing is said to these by this
  /// @return empty when the life refused the step; nothing was changed then
  Optional<Decision> take(
      ActiveCall cell, CallStep step, @Nullable Leg saidBye, Dialog... dialogs) {
    CallRecord before = cell.card();
    if (!(decide(cell, step) instanceof Decision decision)) {
      return Optional.empty();
    }
    List<Farewell> farewells = Farewell.of(cell, decision.after(), saidBye, dialogs);
    var all = new ArrayList<>(List.of(dialogs));
    farewells.forEach(farewell -> all.add(farewell.after()));
    context.write(Change.of(decision.after(), decision.facts(), all.toArray(Dialog[]::new)));
    cell.update(decision.after());
    boolean isOver = decision.after().state() == CallState.ENDED;
    if (isOver) {
      cells.remove(cell.id());
      recordings.await(cell);
    }
    for (Farewell farewell : farewells) {
      farewell.leg().update(farewell.after());
      signalling.bye(farewell.leg(), farewell.before());
    }
    free(cell, before, decision.after());
    return Optional.of(decision);
  }

  /// As `take`, before there is a wire: a server that took over.
  void takeOver(ActiveCall cell, CallStep step) {
    if (decide(cell, step) instanceof Decision decision) {
      context.write(Change.of(decision.after(), decision.facts()));
      cell.update(decision.after());
    }
  }

  private CallOutcome decide(ActiveCall cell, CallStep step) {
    CallOutcome outcome = new CallLife(cell.card()).take(step, context.now());
    if (outcome instanceof CallOutcome.Refusal refusal) {
      LOG.debug("Call {}: {} is refused: {}", cell.id(), step, refusal);
    }
    return outcome;
  }

  private void free(ActiveCall cell, CallRecord before, CallRecord after) {
    if (after.state() == CallState.ENDED) {
      context.media.free(cell.id());
      return;
    }
    for (CallLeg leg : before.live()) {
      if (after.find(leg.id()).filter(CallLeg::isLive).isEmpty()) {
        context.media.freeLeg(leg.id());
      }
    }
  }

  /// Takes a step of a call that goes on or ends by it: media and listeners learn what follows.
  boolean step(ActiveCall cell, CallStep step, @Nullable Leg saidBye, Dialog... dialogs) {
    CallRecord before = cell.card();
    if (take(cell, step, saidBye, dialogs).isEmpty()) {
      return false;
    }
    follow(cell, before);
    return true;
  }

  /// Tells media and listeners what follows from a step.
  ///
  /// @return whether media does all that it was told
  boolean follow(ActiveCall cell, CallRecord before) {
    CallRecord after = cell.card();
    if (after.state() == CallState.ENDED) {
      LOG.info("Call {} is over: {}", cell.id(), after.reason());
      if (after.isOutbound()) {
        context.tellWhoIsInIt(before, after);
      } else {
        EndReason reason = java.util.Objects.requireNonNull(after.reason());
        context.notifyListeners(listener -> listener.ended(cell.id(), reason));
      }
      return true;
    }
    boolean isDone = sound.say(cell, true);
    context.tellWhoIsInIt(before, after);
    return isDone;
  }

  /// What a call sounds like is said once more: media is there again.
  void sayAgain(ActiveCall cell) {
    sound.say(cell, false);
  }

  @Override
  public void key(Leg leg, String key) {
    ActiveCall cell = cells.get(leg.call());
    if (cell == null) {
      return;
    }
    CallLeg party = cell.card().find(leg.id()).orElse(null);
    if (party != null && party.isAskedForKey()) {
      mobiles.press(cell, party, key);
      return;
    }
    if (take(cell, new CallStep.PressKey(leg.id(), key), null).isEmpty()) {
      recordings.key(cell, leg.id(), key);
      return;
    }
    boolean isChoice = key.equals("1") || key.equals("2");
    if (isChoice && !cell.card().isOutbound()) {
      greeting.admit(cell);
    }
  }

  @Override
  public void acked(Leg leg) {
    ActiveCall cell = cells.get(leg.call());
    if (cell != null && cell.isAdmittedOnceAcked()) {
      greeting.admit(cell);
    }
  }

  /// A phone that we rang picked up.
  @Override
  public void answered(Leg leg, Response ok) {
    join(leg, ok);
  }

  /// Takes a phone that picked up into the call.
  ///
  /// @param beside dialogs that its answer begins
  /// @return whether it is in the call
  boolean join(Leg leg, Response ok, Dialog... beside) {
    ActiveCall cell = cells.get(leg.call());
    CallLeg party = cell == null ? null : cell.card().find(leg.id()).orElse(null);
    if (cell == null || party == null || !party.state().isComing()) {
      signalling.refuseLate(leg, ok);
      context.leave(leg);
      return false;
    }
    Optional<Sdp> said = context.parseAnswer(leg, LegSignalling.description(leg, ok));
    if (said.isEmpty() || !SeatPhones.hear(context, leg, said.get())) {
      signalling.refuseLate(leg, ok);
      failed(leg, leg.silence());
      context.leave(leg);
      return false;
    }
    CallRecord before = cell.card();
    Dialog confirmed = signalling.confirmed(leg, ok);
    var all = new ArrayList<>(List.of(beside));
    all.add(confirmed);
    Dialog[] dialogs = all.toArray(Dialog[]::new);
    boolean isAsked = mobiles.isAsked(leg, party);
    CallStep step = isAsked ? new CallStep.PickUp(leg.id()) : new CallStep.Answer(leg.id());
    if (take(cell, step, null, dialogs).isEmpty()) {
      signalling.refuseLate(leg, ok);
      return false;
    }
    leg.update(confirmed);
    context.wire().send(context.wire().messages().ack(confirmed, Headers.cseq(ok)));
    boolean isHeard = follow(cell, before);
    if (isAsked) {
      mobiles.awaitKey(leg, isHeard);
    } else {
      cameIn(cell, party, isHeard);
    }
    return true;
  }

  /// A party is in the call; whoever gave it the call learns so.
  void cameIn(ActiveCall cell, CallLeg party, boolean isHeard) {
    if (party.goal() != LegGoal.OFFER) {
      return;
    }
    if (!isHeard) {
      context.alarms.after(SOUND_AT_LAST, cell.id(), () -> endUnlessHeard(cell));
    }
    String offer = String.valueOf(party.offer());
    context.notifyListeners(listener -> listener.answered(cell.id(), offer));
  }

  /// Two who do not hear each other are in no call. Media that is away comes back, and with it the
  /// sound.
  private void endUnlessHeard(ActiveCall cell) {
    boolean isComing = !context.media.isUp() || cell.isSoundLost();
    if (cells.get(cell.id()) == cell && !isComing && !sound.say(cell, false)) {
      end(cell, EndReason.LINE_LOST, null);
    }
  }

  @Override
  public void failed(Leg leg, SeatRefusal why) {
    ActiveCall cell = cells.get(leg.call());
    CallLeg party = cell == null ? null : cell.card().find(leg.id()).orElse(null);
    if (cell == null || party == null || !party.isComing()) {
      return;
    }
    if (party.isAskedForKey()) {
      mobiles.sendAway(cell, party, leg, why, null);
      return;
    }
    Dialog ended = leg.dialog().withPhase(Phase.ENDED);
    if (step(cell, new CallStep.Refuse(leg.id(), why), null, ended)) {
      leg.update(ended);
      tellRefused(cell, party, why);
    }
  }

  void tellRefused(ActiveCall cell, CallLeg party, SeatRefusal why) {
    if (party.goal() == LegGoal.OFFER) {
      String offer = String.valueOf(party.offer());
      LOG.info("Call {}: the seat did not take offer {}: {}", cell.id(), offer, why);
      context.notifyListeners(listener -> listener.refused(cell.id(), offer, why));
    }
  }

  /// The phone that we ring gave a sign of life. Written down for those only whom somebody in the
  /// call waits for: a seat's ring is a matter of the queue, which asks for no more writing.
  @Override
  public void ringing(Leg leg, boolean isHeard) {
    ActiveCall cell = cells.get(leg.call());
    CallLeg party = cell == null ? null : cell.card().find(leg.id()).orElse(null);
    if (cell != null && party != null && isWaitedFor(party, isHeard)) {
      step(cell, new CallStep.Alert(leg.id(), isHeard), null);
    }
  }

  private static boolean isWaitedFor(CallLeg party, boolean isHeard) {
    return party.isAwaited() && party.state() != (isHeard ? LegState.EARLY : LegState.RINGING);
  }

  @Override
  public void hungUp(Leg leg) {
    ActiveCall cell = cells.get(leg.call());
    if (cell == null) {
      context.leave(leg);
      return;
    }
    CallLeg party = cell.card().find(leg.id()).orElse(null);
    if (party != null && party.isAskedForKey()) {
      mobiles.sendAway(cell, party, leg, SeatRefusal.DECLINED, leg);
      return;
    }
    boolean isCaller = leg == cell.caller();
    left(cell, leg, isCaller ? EndReason.CALLER_HUNG_UP : EndReason.SEAT_HUNG_UP, leg);
  }

  @Override
  public void lost(Leg leg) {
    ActiveCall cell = cells.get(leg.call());
    if (cell == null) {
      context.leave(leg);
      return;
    }
    if (cell.card().find(leg.id()).filter(CallLeg::isAskedForKey).isPresent()) {
      failed(leg, SeatRefusal.NOT_CARRIED);
    } else {
      left(cell, leg, EndReason.LINE_LOST, null);
    }
  }

  private void left(ActiveCall cell, Leg leg, EndReason reason, @Nullable Leg saidBye) {
    try {
      if (!step(cell, new CallStep.Leave(leg.id(), reason), saidBye)) {
        context.leave(leg);
      }
    } catch (RuntimeException e) {
      context.alarms.after(STORE_AGAIN, cell.id(), () -> left(cell, leg, reason, saidBye));
      throw e;
    }
  }

  /// A party of whom nothing is left but its name: a server that took over finds no dialog of it.
  void leave(ActiveCall cell, String leg) {
    step(cell, new CallStep.Leave(leg, EndReason.LINE_LOST), null);
  }

  /// Ends a call and every leg of it. Dialogs and call are stored as ended before anything is said.
  ///
  /// @param saidBye the leg whose far side hung up itself
  void end(ActiveCall cell, EndReason reason, @Nullable Leg saidBye) {
    try {
      step(cell, new CallStep.HangUp(reason), saidBye);
    } catch (RuntimeException e) {
      context.alarms.after(STORE_AGAIN, cell.id(), () -> end(cell, reason, saidBye));
      throw e;
    }
  }
}
