package vigil.acd.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The machine that gives each call a seat. One writer; deterministic; state inside, time passed
/// in.
///
/// Work-conserving by induction: before an event no idle seat may serve a waiting caller, and an
/// event makes at most one caller waiting or one seat idle at a time, which is matched at once;
/// where it makes several, as one who is in a call can be, those alone are looked at. So no event
/// scans: each costs a few walks down a tree, O(log n) in callers and seats.
///
/// [CallerLife] and [SeatLife] answer the events of either side, [TransferLife] those of calls that
/// go on from one to another or do not come from the line; they meet in [Matcher].
public final class Engine {
  private final QueueState queue;
  private final Matcher match;
  private final SeatLife seats;
  private final TransferLife transfers;
  private final CallerLife callers;

  public Engine(QueueLimits rules, Snapshot from) {
    this(rules, from, QueueChangeListener.NOBODY);
  }

  public Engine(QueueLimits rules, Snapshot from, QueueChangeListener watch) {
    queue = new QueueState(watch);
    match = new Matcher(rules, queue, from.at(), from.numbers());
    seats = new SeatLife(match);
    transfers = new TransferLife(match, seats);
    callers = new CallerLife(match, seats, transfers, from.pace());
    from.ended().forEach(queue::end);
    for (var caller : from.callers()) {
      queue.put(caller);
    }
    for (var seat : from.seats()) {
      queue.put(seat);
      if (seat.until() != null && seat.call() != null) {
        match.deadlines.afterCall(seat, seat.call(), seat.until());
      }
      var caller = seat.state() == SeatState.OFFERED ? queue.seatCaller(seat) : null;
      if (caller != null && caller.deadline() != null) {
        match.deadlines.ring(seat, caller, caller.deadline());
      }
    }
    queue.listCallers().forEach(match::awaitRelax);
  }

  /// Whatever begins from now on goes by these rules; what runs keeps the time it was given.
  public void setLimits(QueueLimits rules) {
    match.rules = rules;
  }

  /// Fires every deadline up to `at`, each at its own instant, then the event. A clock that went
  /// back is taken as standing still.
  public List<Decision> step(Event event, Instant at) {
    var out = new ArrayList<Decision>();
    for (var due = match.deadlines.first();
        due != null && !due.at().isAfter(at);
        due = match.deadlines.first()) {
      match.deadlines.drop();
      match.advanceTo(due.at());
      fire(due, out);
    }
    match.advanceTo(at);
    take(event, out);
    return out;
  }

  private void take(Event event, List<Decision> out) {
    switch (event) {
      case Event.CallArrived(var call, var need) -> callers.arrive(call, need, out);
      case Event.NeedChanged(var call, var need) -> callers.rekey(call, need, out);
      case Event.HungUp(var call) -> callers.endCall("HungUp", call, out);
      case Event.CallEnded(var call) -> callers.endCall("CallEnded", call, out);
      case Event.SeatOn(var seat, var skills) -> seats.startShift(seat, skills, out);
      case Event.SeatReady(var seat) -> seats.ready(seat, out);
      case Event.SeatBreak(var seat, var reason) -> seats.pause(seat, reason, out);
      case Event.SeatOff(var seat) -> seats.endShift(seat, out);
      case Event.SaveLater(var seat) -> seats.saveLater(seat, out);
      case Event.OfferAnswered(var offer, var call, var seat) ->
          callers.answer(offer, call, seat, out);
      case Event.OfferRefused(var offer, var call, var why) ->
          callers.refuse(offer, call, why, out);
      case Event.OrderSaved(var call, var by) ->
          match.atOnce(() -> seats.settle(call, by, out), out);
      case Event.CallMoved moved -> transfers.move(moved, out);
      case Event.CallPlaced(var call, var engaged) -> transfers.place(call, engaged, out);
      case Event.CallReturned(var call) -> transfers.comeBack(call, out);
      case Event.Tick() -> {}
      case Event.OfferLost(var offer, var call) -> callers.lose(offer, call, out);
    }
  }

  private void fire(EngineDeadlines.Deadline due, List<Decision> out) {
    switch (due.kind()) {
      case RING -> callers.endRing(due, out);
      case AFTER_CALL -> seats.endAfterCall(due, out);
      case RELAX -> callers.relax(due.call(), out);
    }
  }

  /// When the engine next wants a [Event.Tick], at the latest.
  public Optional<Instant> nextDeadline() {
    return Optional.ofNullable(match.deadlines.first()).map(EngineDeadlines.Deadline::at);
  }

  /// The line as it stands, for whoever asks.
  public EngineView view() {
    return new EngineView(queue, callers.answerRate(), match.now());
  }

  public Snapshot snapshot() {
    return new Snapshot(
        match.now(),
        match.numbers(),
        queue.listCallers(),
        queue.listSeats(),
        queue.ended(),
        callers.answerRate());
  }

  /// The line without its people: for a store that keeps those by the row.
  public Head head() {
    return new Head(match.numbers(), callers.answerRate());
  }

  /// What belongs to nobody.
  ///
  /// @param numbers the last number given to a caller or a seat
  public record Head(long numbers, AnswerRate pace) {}

  /// Equal hashes, equal lines: compared after each event by replay, replica and snapshot.
  public long hash() {
    var pace = callers.answerRate();
    var head = new Fingerprint().add(match.numbers()).add(pace.at());
    return queue.hash() ^ head.add(Double.doubleToLongBits(pace.mass())).value();
  }

  /// The time of the last event or deadline.
  public Instant now() {
    return match.now();
  }
}
