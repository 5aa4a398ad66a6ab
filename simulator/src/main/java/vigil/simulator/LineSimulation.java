package vigil.simulator;

import java.time.Instant;
import vigil.acd.engine.Caller;
import vigil.acd.engine.Decision;
import vigil.acd.engine.Engine;
import vigil.acd.engine.EngineView;
import vigil.acd.engine.Event;
import vigil.acd.engine.Need;
import vigil.acd.engine.QueueLimits;
import vigil.acd.engine.SeatState;
import vigil.acd.engine.Snapshot;

/// A line in virtual time: the real engine, callers who lose patience and seats that now and then
/// do not answer.
final class LineSimulation {
  /// Who goes on with what became of a call.
  interface CallObserver {
    void joined(Decision.Join join);

    void left(Decision.Leave leave);
  }

  private final VirtualSchedule agenda;
  private final SeededRandom chance;
  private final CallObserver observer;
  private final Engine engine;
  private Instant nextTick = Instant.MAX;
  private long decisions;
  private int missed;
  private int mostWaiting;

  LineSimulation(VirtualSchedule agenda, SeededRandom chance, CallObserver observer) {
    this.agenda = agenda;
    this.chance = chance;
    this.observer = observer;
    engine = new Engine(QueueLimits.USUAL, Snapshot.empty(agenda.now()));
  }

  EngineView view() {
    return engine.view();
  }

  long decisions() {
    return decisions;
  }

  /// Offers that nobody answered.
  int missed() {
    return missed;
  }

  int mostWaiting() {
    return mostWaiting;
  }

  void arrive(String call, Need need) {
    step(new Event.CallArrived(call, need));
    mostWaiting = Math.max(mostWaiting, engine.view().countWaiting());
    agenda.afterSeconds(chance.patienceSeconds(), () -> losePatience(call));
  }

  private void losePatience(String call) {
    var state = engine.view().findCaller(call).map(Caller::state).orElse(Caller.State.TALKING);
    if (state != Caller.State.TALKING) {
      step(new Event.HungUp(call));
    }
  }

  void step(Event event) {
    var decided = engine.step(event, agenda.now());
    decisions += decided.size();
    for (var decision : decided) {
      react(decision);
    }
    var due = engine.nextDeadline().orElse(Instant.MAX);
    if (due.isBefore(nextTick)) {
      nextTick = due;
      agenda.at(due, this::tick);
    }
  }

  private void tick() {
    if (!agenda.now().isBefore(nextTick)) {
      nextTick = Instant.MAX;
      step(new Event.Tick());
    }
  }

  private void react(Decision decision) {
    switch (decision) {
      case Decision.Offer(var offer, var call, var seat, var deadline, var why) -> {
        if (chance.happens(0.985)) {
          agenda.afterSeconds(
              chance.between(1, 5), () -> step(new Event.OfferAnswered(offer, call, seat)));
        }
      }
      case Decision.Join join -> observer.joined(join);
      case Decision.Leave leave -> observer.left(leave);
      case Decision.ChangeSeatState stand -> {
        if (stand.state() == SeatState.NOT_RESPONDING) {
          missed++;
          agenda.afterSeconds(
              chance.between(10, 60), () -> step(new Event.SeatReady(stand.seat())));
        }
      }
      case Decision.Take take -> {}
      case Decision.HandOn handOn -> {}
      case Decision.Engage engage -> {}
      case Decision.Disengage disengage -> {}
      case Decision.Queue queue -> {}
      case Decision.Withdraw withdraw -> {}
      case Decision.Release release -> {}
      case Decision.Ignore ignore -> {}
    }
  }
}
