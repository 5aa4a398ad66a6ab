package vigil.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vigil.acd.engine.Decision;
import vigil.acd.engine.Engine;
import vigil.acd.engine.Event;
import vigil.acd.engine.Need;
import vigil.acd.engine.QueueLane;
import vigil.acd.engine.QueueLimits;
import vigil.acd.engine.Snapshot;

/// The distribution engine alone, with thousands waiting and every seat busy: each call ends, its
/// order is saved, the first fitting caller is offered, answers, and a new one joins the line.
/// Beside it, in the same run, the scanner that most queues are: every event looks at every caller
/// and every seat.
public final class AcdBench {
  private static final int[] SEATS = {50, 500, 2_000};
  private static final int[] WAITING = {10, 300, 3_000};
  private static final int MOST_WAITING = 3_000;
  private static final int WARM_UP = 20_000;
  private static final int CALLS = 150_000;

  /// The scanner is slow: few calls give its figure.
  private static final int SCANNED_CALLS = 300;

  private static final int TARGET = 20_000;

  /// Six skills, most callers need none, most seats have some.
  private static final int SKILLS = 6;

  private AcdBench() {}

  /// Anything that distributes calls.
  interface Distributor {
    List<Decision> step(Event event, Instant at);
  }

  /// @param nanosPerCall CPU of this thread for one call through the whole of its life
  record Figure(double nanosPerCall, double decisionsPerSecond) {}

  public static void main(String[] args) {
    System.out.printf(
        "%-10s %8s %8s %16s %16s%n", "", "seats", "waiting", "CPU us per call", "decisions/s");
    double last = 0;
    double flattest = Double.MAX_VALUE;
    double steepest = 0;
    for (int seats : SEATS) {
      var figure = measure(engine(), seats, MOST_WAITING, WARM_UP, CALLS);
      print("engine", seats, MOST_WAITING, figure);
      flattest = Math.min(flattest, figure.nanosPerCall());
      steepest = Math.max(steepest, figure.nanosPerCall());
      last = figure.decisionsPerSecond();
    }
    for (int waiting : WAITING) {
      print("engine", 500, waiting, measure(engine(), 500, waiting, WARM_UP, CALLS));
    }
    for (int seats : SEATS) {
      var scanner = new ScanningDistributor();
      var figure = measure(scanner, seats, MOST_WAITING, SCANNED_CALLS / 3, SCANNED_CALLS);
      print("scanner", seats, MOST_WAITING, figure);
    }
    System.out.printf("dearest / cheapest from 50 to 2,000 seats: %.2f%n", steepest / flattest);
    System.out.printf("bench acd: %.0f decisions/s (target %d)%n", last, TARGET);
  }

  private static void print(String who, int seats, int waiting, Figure figure) {
    System.out.printf(
        "%-10s %8d %8d %16.2f %16.0f%n",
        who, seats, waiting, figure.nanosPerCall() / 1e3, figure.decisionsPerSecond());
  }

  private static Distributor engine() {
    return new Engine(QueueLimits.USUAL, Snapshot.empty(Instant.EPOCH))::step;
  }

  private static Figure measure(Distributor line, int seats, int waiting, int warmUp, int calls) {
    var load = new Load(line);
    load.fill(seats, waiting);
    load.run(warmUp);
    long before = load.decisions;
    long start = cpuNanos();
    load.run(calls);
    long nanos = cpuNanos() - start;
    return new Figure((double) nanos / calls, (load.decisions - before) / (nanos / 1e9));
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static final class Load {
    private final Distributor line;
    private final Random dice = new Random(7);

    private record Talk(String call, String seat) {}

    private final List<Talk> talking = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private int calls;
    long decisions;

    Load(Distributor line) {
      this.line = line;
    }

    void fill(int seats, int waiting) {
      for (int i = 0; i < seats; i++) {
        step(new Event.SeatOn("seat-" + i, dice.nextInt(1 << SKILLS)));
      }
      for (int i = 0; i < seats + waiting; i++) {
        arrive();
      }
    }

    void run(int count) {
      for (int i = 0; i < count; i++) {
        now = now.plus(Duration.ofMillis(1));
        arrive();
        var talk = talking.set(dice.nextInt(talking.size()), talking.getLast());
        talking.removeLast();
        step(new Event.OrderSaved(talk.call(), talk.seat()));
        step(new Event.CallEnded(talk.call()));
      }
    }

    private void arrive() {
      long skills = dice.nextInt(4) == 0 ? 1L << dice.nextInt(SKILLS) : 0;
      var credit = Duration.ofSeconds(dice.nextInt(10) == 0 ? 600 : 0);
      step(new Event.CallArrived("call-" + calls++, new Need(QueueLane.NORMAL, skills, credit)));
    }

    private void step(Event event) {
      var decided = line.step(event, now);
      decisions += decided.size();
      for (var decision : decided) {
        if (decision instanceof Decision.Offer offer) {
          talking.add(new Talk(offer.call(), offer.seat()));
          step(new Event.OfferAnswered(offer.offer(), offer.call(), offer.seat()));
        }
      }
    }
  }

  /// The anchor: lists and full scans, O(waiting x seats) an event, as queues with a thread or a
  /// timer per caller do it.
  private static final class ScanningDistributor implements Distributor {
    private static final class Seat {
      final String name;
      final long skills;
      String call = "";

      Seat(String name, long skills) {
        this.name = name;
        this.skills = skills;
      }
    }

    private record Waiter(String call, Need need) {}

    private final List<Waiter> waiting = new ArrayList<>();
    private final List<Seat> seats = new ArrayList<>();

    @Override
    public List<Decision> step(Event event, Instant at) {
      switch (event) {
        case Event.CallArrived(var call, var need) -> waiting.add(new Waiter(call, need));
        case Event.SeatOn(var seat, var skills) -> seats.add(new Seat(seat, skills));
        case Event.CallEnded(var call) -> {
          for (var seat : seats) {
            if (seat.call.equals(call)) {
              seat.call = "";
            }
          }
        }
        default -> {
          return List.of();
        }
      }
      return match(at);
    }

    private List<Decision> match(Instant at) {
      for (var waiter : waiting) {
        for (var seat : seats) {
          if (seat.call.isEmpty() && (waiter.need().skills() & ~seat.skills) == 0) {
            waiting.remove(waiter);
            seat.call = waiter.call();
            var why =
                new Decision.OfferReason(
                    Decision.PickReason.FIRST_CALLER, 1, 1, 1, 0, Duration.ZERO, Duration.ZERO);
            return List.of(
                new Decision.Offer(waiter.call() + "/1", waiter.call(), seat.name, at, why));
          }
        }
      }
      return List.of();
    }
  }
}
