package vigil.telephony.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.kernel.Masked;
import vigil.telephony.Call;
import vigil.telephony.SeatRefusal;
import vigil.telephony.TelephonyFact;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallLife;
import vigil.telephony.life.CallOutcome;
import vigil.telephony.life.CallOutcome.Decision;
import vigil.telephony.life.CallRecord;
import vigil.telephony.life.CallState;
import vigil.telephony.life.CallStep;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Dialog.Phase;
import vigil.telephony.store.CallStore.Change;

/// Citizens' calls that live: greeting, keys, waiting, hanging up. Everything here runs in the
/// call's mailbox.
final class ActiveCalls implements LegOwner {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveCalls.class);
  static final String GREETING = "prompts/greeting.wav";
  static final String MUSIC = "prompts/music.wav";

  /// After the last repetition of our 200 has had its time.
  private static final Duration ACK_AT_LAST = Duration.ofSeconds(5);

  /// So long after it could not be stored that a call is admitted or over it is tried again.
  private static final Duration STORE_AGAIN = Duration.ofSeconds(30);

  private final CallContext exchange;
  private final LegSignalling wires;
  private final Map<String, ActiveCall> cells = new ConcurrentHashMap<>();

  ActiveCalls(CallContext exchange, LegSignalling wires) {
    this.exchange = exchange;
    this.wires = wires;
  }

  @Nullable ActiveCall find(String call) {
    return cells.get(call);
  }

  int count() {
    return cells.size();
  }

  List<String> ids() {
    return new ArrayList<>(cells.keySet());
  }

  void enter(ActiveCall cell) {
    cells.put(cell.id(), cell);
  }

  /// Takes a step and writes it with the dialogs that change along.
  ///
  /// @return empty when the life refused the step; nothing was changed then
  Optional<Decision> take(ActiveCall cell, CallStep step, Dialog... dialogs) {
    return switch (new CallLife(cell.card()).take(step, exchange.now())) {
      case Decision decision -> {
        exchange.write(Change.of(decision.after(), decision.facts(), dialogs));
        cell.update(decision.after());
        yield Optional.of(decision);
      }
      case CallOutcome.Refusal refusal -> {
        LOG.debug("Call {}: {} is refused: {}", cell.id(), step, refusal);
        yield Optional.empty();
      }
    };
  }

  /// The answered caller hears the greeting, and music when nothing was pressed.
  void greet(ActiveCall cell, Leg caller) {
    boolean isPlayed = exchange.media.play(caller.id(), GREETING, false, "greeting");
    if (!isPlayed) {
      LOG.warn("Call {} hears no greeting: media does not play it", cell.id());
    }
    var wait = isPlayed ? exchange.times.greeting() : exchange.times.keyWindow();
    exchange.alarms.after(wait, cell.id(), () -> admit(cell));
  }

  /// A call whose caller never acknowledged our answer ends by itself, whatever else failed: else
  /// one that nobody holds would count for ever and ring an agent.
  void endUnlessAcked(ActiveCall cell) {
    exchange.alarms.after(
        exchange.times.acknowledged().plus(ACK_AT_LAST),
        cell.id(),
        () -> {
          Leg caller = cell.caller();
          if (cells.get(cell.id()) == cell && (caller == null || !caller.wasAcked())) {
            LOG.info("Call {}: its caller was never there", cell.id());
            end(cell, EndReason.LINE_LOST, null);
          }
        });
  }

  void played(String call, @Nullable String tag) {
    ActiveCall cell = cells.get(call);
    if (cell != null && "greeting".equals(tag)) {
      exchange.alarms.after(exchange.times.keyWindow(), call, () -> admit(cell));
    }
  }

  @Override
  public void key(Leg leg, String key) {
    ActiveCall cell = cells.get(leg.call());
    if (cell == null || leg != cell.caller()) {
      return;
    }
    boolean isChoice = key.equals("1") || key.equals("2");
    if (take(cell, new CallStep.PressKey(key)).isPresent() && isChoice) {
      admit(cell);
    }
  }

  /// Who never acknowledged our answer may not be there: no agent is rung for him.
  private void admit(ActiveCall cell) {
    Leg caller = cell.caller();
    if (caller != null && !caller.wasAcked()) {
      cell.admitOnceAcked();
      return;
    }
    try {
      if (take(cell, new CallStep.Admit()).isEmpty()) {
        return;
      }
    } catch (RuntimeException e) {
      exchange.alarms.after(STORE_AGAIN, cell.id(), () -> admit(cell));
      throw e;
    }
    playMusic(cell);
    Call call = toCall(cell.card());
    exchange.notifyListeners(listener -> listener.arrived(call, cell.card().need()));
  }

  @Override
  public void acked(Leg leg) {
    ActiveCall cell = cells.get(leg.call());
    if (cell != null && cell.isAdmittedOnceAcked()) {
      admit(cell);
    }
  }

  void playMusic(ActiveCall cell) {
    Leg caller = cell.caller();
    if (caller != null) {
      exchange.media.play(caller.id(), MUSIC, true, "music");
    }
  }

  static Call toCall(CallRecord card) {
    return new Call(
        card.id(),
        Masked.of(card.caller()),
        card.isCallerAsserted(),
        card.arrivedAt(),
        card.seat(),
        card.endedAt());
  }

  @Override
  public void hungUp(Leg leg) {
    ActiveCall cell = cells.get(leg.call());
    if (cell != null) {
      boolean isCaller = leg == cell.caller();
      end(cell, isCaller ? EndReason.CALLER_HUNG_UP : EndReason.SEAT_HUNG_UP, leg);
    }
  }

  @Override
  public void lost(Leg leg) {
    ActiveCall cell = cells.get(leg.call());
    if (cell == null) {
      exchange.leave(leg);
    } else {
      end(cell, EndReason.LINE_LOST, null);
    }
  }

  @Override
  public void answered(Leg leg, Response ok) {
    throw new IllegalStateException("A caller's leg is not rung");
  }

  @Override
  public void failed(Leg leg, SeatRefusal why) {
    throw new IllegalStateException("A caller's leg is not rung");
  }

  /// Ends a call and every leg of it. Dialogs and call are stored as ended before anything is said.
  ///
  /// @param saidBye the leg whose far side hung up itself
  void end(ActiveCall cell, EndReason reason, @Nullable Leg saidBye) {
    var ending = new ArrayList<Leg>();
    var before = new ArrayList<Phase>();
    var after = new ArrayList<Dialog>();
    for (Leg leg : legs(cell)) {
      if (leg.dialog().phase() != Phase.ENDED) {
        ending.add(leg);
        before.add(leg == saidBye ? Phase.ENDED : leg.dialog().phase());
        boolean saysBye = leg != saidBye && leg.dialog().phase() != Phase.INVITED;
        after.add((saysBye ? leg.dialog().nextCseq() : leg.dialog()).withPhase(Phase.ENDED));
      }
    }
    try {
      if (take(cell, new CallStep.HangUp(reason), after.toArray(Dialog[]::new)).isEmpty()) {
        return;
      }
    } catch (RuntimeException e) {
      exchange.alarms.after(STORE_AGAIN, cell.id(), () -> end(cell, reason, saidBye));
      throw e;
    }
    cells.remove(cell.id());
    for (int i = 0; i < ending.size(); i++) {
      Leg leg = ending.get(i);
      leg.update(after.get(i));
      wires.bye(leg, before.get(i));
    }
    exchange.media.free(cell.id());
    LOG.info("Call {} is over: {}", cell.id(), reason);
    exchange.notifyListeners(listener -> listener.ended(cell.id(), reason));
  }

  private static List<Leg> legs(ActiveCall cell) {
    var found = new ArrayList<Leg>();
    if (cell.caller() != null) {
      found.add(cell.caller());
    }
    if (cell.seat() != null) {
      found.add(cell.seat());
    }
    return found;
  }

  /// A recording has its name; its call is usually over by then.
  void recorded(String call, String file, long millis, boolean isPartial) {
    exchange
        .store
        .findCall(call)
        .ifPresent(card -> {
          var cell = cells.getOrDefault(call, new ActiveCall(card));
          if (card.state() == CallState.ENDED && card.recording() == null) {
            take(cell, new CallStep.KeepRecording(file, millis, isPartial));
          }
        });
  }

  /// Facts that a new call begins with.
  static List<TelephonyFact> arrivalOf(CallRecord card) {
    return List.of(new TelephonyFact.CallArrived(card.id(), card.version()));
  }
}
