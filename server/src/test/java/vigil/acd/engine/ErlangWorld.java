package vigil.acd.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/// Poisson arrivals, exponential talk and patience, seats that answer at once and owe no work after
/// the call: the world in which the old formulas are exact.
final class ErlangWorld {
  private static final int CALLS = 20_000;
  private static final int WARM_UP = 1_000;

  private record Pending(Instant at, long order, Event event) {}

  private final Engine engine = new Engine(QueueLimits.USUAL, Snapshot.empty(Instant.EPOCH));
  private final PriorityQueue<Pending> pending =
      new PriorityQueue<>(Comparator.comparing(Pending::at).thenComparingLong(Pending::order));
  private final Map<String, Instant> came = new HashMap<>();
  private final Random dice;
  private final double mu;
  private final double theta;
  private long order;
  private int counted;
  private int waited;
  private int gaveUp;
  private int soon;
  private double waitSeconds;

  private ErlangWorld(long seed, double mu, double theta) {
    this.dice = new Random(seed);
    this.mu = mu;
    this.theta = theta;
  }

  static ErlangWorld run(long seed, double lambda, double mu, double theta, int seats) {
    var world = new ErlangWorld(seed, mu, theta);
    for (int i = 0; i < seats; i++) {
      world.engine.step(new Event.SeatOn("s" + i, 0), Instant.EPOCH);
    }
    var at = Instant.EPOCH;
    for (int i = 0; i < CALLS; i++) {
      at = at.plus(world.exponential(lambda));
      world.until(at);
      world.arrive("c" + i, at, i >= WARM_UP);
    }
    world.until(at.plus(Duration.ofDays(1)));
    return world;
  }

  private Duration exponential(double rate) {
    return Duration.ofNanos((long) (-Math.log(1 - dice.nextDouble()) / rate * 1e9));
  }

  private void arrive(String call, Instant at, boolean counts) {
    if (counts) {
      came.put(call, at);
      counted++;
    }
    step(new Event.CallArrived(call, Need.PLAIN), at);
    if (engine.view().findPlace(call).isEmpty()) {
      return;
    }
    waited += counts ? 1 : 0;
    if (Double.isInfinite(theta)) {
      step(new Event.HungUp(call), at);
    } else if (theta > 0) {
      var patience = exponential(theta);
      pending.add(new Pending(at.plus(patience), order++, new Event.HungUp(call)));
    }
  }

  private void until(Instant at) {
    while (!pending.isEmpty() && !pending.peek().at().isAfter(at)) {
      var next = pending.remove();
      boolean isPatienceOver = next.event() instanceof Event.HungUp;
      if (isPatienceOver
          && engine.view().findPlace(((Event.HungUp) next.event()).call()).isEmpty()) {
        continue;
      }
      step(next.event(), next.at());
    }
  }

  private void step(Event event, Instant at) {
    for (var decision : engine.step(event, at)) {
      switch (decision) {
        case Decision.Offer offer -> answer(offer, at);
        case Decision.Leave(var call, var seat, var left, var wait) -> {
          if (left == Decision.LeaveReason.ABANDONED && came.containsKey(call)) {
            gaveUp++;
            waitSeconds += wait.toNanos() / 1e9;
          }
        }
        case Decision.Take take -> {}
        case Decision.HandOn handOn -> {}
        case Decision.Engage engage -> {}
        case Decision.Disengage disengage -> {}
        case Decision.Queue queue -> {}
        case Decision.Withdraw withdraw -> {}
        case Decision.Join join -> {}
        case Decision.Release release -> {}
        case Decision.ChangeSeatState stand -> {}
        case Decision.Ignore ignore -> {}
      }
    }
  }

  private void answer(Decision.Offer offer, Instant at) {
    var since = came.get(offer.call());
    if (since != null) {
      double seconds = Duration.between(since, at).toNanos() / 1e9;
      waitSeconds += seconds;
      soon += seconds <= 20 ? 1 : 0;
    }
    engine.step(new Event.OfferAnswered(offer.offer(), offer.call(), offer.seat()), at);
    engine.step(new Event.OrderSaved(offer.call(), offer.seat()), at);
    pending.add(new Pending(at.plus(exponential(mu)), order++, new Event.CallEnded(offer.call())));
  }

  double waits() {
    return (double) waited / counted;
  }

  double abandoned() {
    return (double) gaveUp / counted;
  }

  double meanWaitSeconds() {
    return waitSeconds / counted;
  }

  double within20Seconds() {
    return (double) soon / counted;
  }
}
