package vigil.acd.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/// A seeded evening on the line: callers who lose patience, agents who do not answer, messages that
/// come late or twice. It writes down what happened, so the same evening can be played again.
final class QueueWorld {
  static final Instant DUSK = Instant.parse("2022-04-01T12:00:00Z");
  private static final int SKILLS = 3;
  private static final int TYPES = 1 << SKILLS;

  record TimedEvent(Instant at, Event event) {}

  /// One step as it was: what came, what was decided, and the engine after it.
  interface Watcher {
    void saw(TimedEvent happening, List<Decision> decisions);
  }

  private record Pending(Instant at, long order, Event event) {}

  final Engine engine = new Engine(QueueLimits.USUAL, Snapshot.empty(DUSK));
  final List<TimedEvent> script = new ArrayList<>();
  final List<String> life = new ArrayList<>();
  private final PriorityQueue<Pending> pending =
      new PriorityQueue<>(Comparator.comparing(Pending::at).thenComparingLong(Pending::order));
  private final Random dice;
  private final boolean isPunctual;
  private final int seats;
  private final int calls;
  private long order;

  /// In every other world the clock ticks at each deadline; in the rest only the next event brings
  /// the time along.
  QueueWorld(long seed) {
    dice = new Random(seed);
    isPunctual = seed % 2 == 0;
    seats = 1 + dice.nextInt(6);
    calls = 5 + dice.nextInt(40);
  }

  void run(Watcher watcher) {
    for (int i = 0; i < seats; i++) {
      send(new Event.SeatOn("s" + i, dice.nextInt(TYPES)), DUSK.plusSeconds(dice.nextInt(300)));
    }
    for (int i = 0; i < calls; i++) {
      var at = DUSK.plusMillis(dice.nextInt(900_000));
      var call = "c" + i;
      send(new Event.CallArrived(call, need()), at);
      if (dice.nextInt(3) == 0) {
        send(new Event.HungUp(call), at.plusMillis(dice.nextInt(120_000)));
      }
      if (dice.nextInt(12) == 0) {
        send(new Event.NeedChanged(call, need()), at.plusMillis(dice.nextInt(60_000)));
      }
    }
    for (int i = 0; i < seats * 3; i++) {
      whim("s" + dice.nextInt(seats), DUSK.plusMillis(dice.nextInt(1_500_000)));
    }
    while (!pending.isEmpty() || engine.nextDeadline().isPresent()) {
      var due = engine.nextDeadline().orElse(Instant.MAX);
      if (pending.isEmpty() || (isPunctual && due.isBefore(pending.peek().at()))) {
        pending.add(new Pending(due, order++, new Event.Tick()));
      }
      var next = pending.remove();
      var happening = new TimedEvent(next.at(), next.event());
      script.add(happening);
      life.add(next.at() + " " + next.event());
      var decisions = engine.step(next.event(), next.at());
      decisions.forEach(decision -> life.add("    " + decision));
      decisions.forEach(decision -> react(decision, next.at()));
      watcher.saw(happening, decisions);
    }
  }

  /// Mostly once and on time; sometimes twice, sometimes late.
  private void send(Event event, Instant at) {
    int luck = dice.nextInt(20);
    if (luck == 0) {
      pending.add(new Pending(at.plusMillis(dice.nextInt(60_000)), order++, event));
    } else {
      pending.add(new Pending(at, order++, event));
    }
    if (luck == 1) {
      pending.add(new Pending(at.plusMillis(dice.nextInt(60_000)), order++, event));
    }
  }

  boolean isPunctual() {
    return isPunctual;
  }

  private Need need() {
    var lane = dice.nextInt(15) == 0 ? QueueLane.DANGER : QueueLane.NORMAL;
    long skills = dice.nextInt(2) == 0 ? 0 : dice.nextInt(TYPES);
    return new Need(lane, skills, Duration.ofSeconds(dice.nextInt(4) * 60L));
  }

  private void whim(String seat, Instant at) {
    switch (dice.nextInt(6)) {
      case 0 -> send(new Event.SeatBreak(seat, "REST"), at);
      case 1 -> send(new Event.SeatOff(seat), at);
      case 2 -> send(new Event.SeatOn(seat, dice.nextInt(TYPES)), at);
      case 3 -> send(new Event.SaveLater(seat), at);
      case 4 -> callOut(seat, at);
      default -> send(new Event.SeatReady(seat), at);
    }
  }

  /// To a citizen; a colleague is asked, and whoever placed it leaves first or stays to the end.
  private void callOut(String seat, Instant at) {
    var call = "out-" + order;
    send(new Event.CallPlaced(call, List.of(seat)), at);
    var later = at.plusMillis(dice.nextInt(60_000));
    if (dice.nextInt(3) == 0) {
      var colleague = "s" + dice.nextInt(seats);
      send(new Event.CallPlaced(call, List.of(colleague, seat)), later);
      later = later.plusMillis(dice.nextInt(60_000));
      send(new Event.CallPlaced(call, List.of(colleague)), later);
    }
    pending.add(
        new Pending(later.plusSeconds(200), order++, new Event.CallPlaced(call, List.of())));
  }

  private void save(String call, String seat, Instant end) {
    if (dice.nextInt(5) != 0) {
      var at = end.plusMillis(dice.nextInt(200_000) - 40_000L);
      send(new Event.OrderSaved(call, seat), at);
    }
  }

  /// A colleague is asked, and gets the call or not; a number or nobody may have it after that.
  private void transfer(String call, String offer, Instant at) {
    var colleague = "s" + dice.nextInt(seats);
    var asked = at.plusMillis(dice.nextInt(60_000));
    send(new Event.CallMoved(call, offer, null, List.of(colleague)), asked);
    var then = asked.plusMillis(dice.nextInt(60_000));
    switch (dice.nextInt(5)) {
      case 0 -> send(new Event.CallMoved(call, offer, null, List.of()), then);
      case 1, 2 -> send(new Event.CallMoved(call, null, colleague, List.of()), then);
      case 3 -> send(new Event.CallMoved(call, null, null, List.of()), then);
      default -> send(new Event.CallReturned(call), then);
    }
    if (dice.nextInt(3) == 0) {
      var next = "s" + dice.nextInt(seats);
      var later = then.plusMillis(dice.nextInt(60_000));
      send(new Event.CallMoved(call, null, next, List.of(colleague)), later);
    }
  }

  private void react(Decision decision, Instant at) {
    switch (decision) {
      case Decision.Offer(var offer, var call, var seat, var deadline, var why) -> {
        var later = at.plusMillis(dice.nextInt(25_000));
        if (dice.nextInt(20) == 0) {
          send(new Event.OfferLost(offer, call), later);
        } else if (dice.nextInt(8) == 0) {
          send(new Event.OfferRefused(offer, call, "DECLINED"), later);
        } else if (dice.nextInt(8) != 0) {
          send(new Event.OfferAnswered(offer, call, seat), later);
        }
      }
      case Decision.Join(var offer, var call, var seat, var waited, var isAgain) -> {
        var end = at.plusMillis(5_000 + dice.nextInt(180_000));
        send(new Event.CallEnded(call), end);
        save(call, seat, end);
        if (dice.nextInt(3) == 0) {
          transfer(call, offer, at);
        }
      }
      case Decision.Take(var call, var seat, var from) -> save(call, seat, at.plusSeconds(60));
      case Decision.ChangeSeatState stand -> {
        if (stand.state() == SeatState.NOT_RESPONDING || stand.state() == SeatState.BREAK) {
          send(new Event.SeatReady(stand.seat()), at.plusMillis(dice.nextInt(90_000)));
        }
      }
      case Decision.HandOn handOn -> {}
      case Decision.Engage engage -> {}
      case Decision.Disengage disengage -> {}
      case Decision.Queue queue -> {}
      case Decision.Withdraw withdraw -> {}
      case Decision.Release release -> {}
      case Decision.Leave leave -> {}
      case Decision.Ignore ignore -> {}
    }
  }
}
