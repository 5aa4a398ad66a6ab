package vigil.workforce.staffing;

import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// A day of calls played event by event, as formulas cannot: each half hour its own calls and
/// seats, handling and patience as lognormal as real ones, and days that bring more or less than
/// was expected as a whole. Callers are taken in the order of their coming; a seat that goes
/// finishes its call. Seeded.
public final class QueueSimulation {
  private final World world;
  private final int days;
  private final long seed;

  /// How the world varies.
  ///
  /// @param slotSeconds length of a slot
  /// @param handlingSpread standard deviation of the logarithm of handling; 0 for exponential times
  /// @param patienceSpread the same of patience
  /// @param daySpread standard deviation of the logarithm of a day's factor
  public record World(
      double slotSeconds, double handlingSpread, double patienceSpread, double daySpread) {
    /// Half hours of exponential times and days as expected: what Erlang A assumes.
    public static final World EXPONENTIAL = new World(1800, 0, 0, 0);
  }

  /// @param days that are played
  public QueueSimulation(World world, int days, long seed) {
    this.world = world;
    this.days = days;
    this.seed = seed;
  }

  /// What callers of each slot meet, over all days.
  ///
  /// @param loads by slot
  /// @param seats by slot
  public QueueFigures[] play(CallLoad[] loads, int[] seats, double seconds) {
    Count[] counts = new Count[loads.length];
    for (int slot = 0; slot < counts.length; slot++) {
      counts[slot] = new Count();
    }
    for (int day = 0; day < days; day++) {
      new Day(loads, seats, seconds, counts, new SplittableRandom(seed + day)).play();
    }
    QueueFigures[] figures = new QueueFigures[loads.length];
    for (int slot = 0; slot < figures.length; slot++) {
      figures[slot] = counts[slot].figures(seats[slot] * days * world.slotSeconds());
    }
    return figures;
  }

  private static final class Count {
    private double callers;
    private double waiting;
    private double abandoned;
    private double waited;
    private double inTime;
    private double busy;

    QueueFigures figures(double time) {
      double of = Math.max(1, callers);
      return new QueueFigures(
          waiting / of,
          abandoned / of,
          waited / of,
          busy / Math.max(1, time),
          callers == 0 ? 1 : inTime / of);
    }
  }

  private final class Day {
    private final CallLoad[] loads;
    private final int[] seats;
    private final double seconds;
    private final Count[] counts;
    private final SplittableRandom random;

    /// When each seat is free again.
    private final PriorityQueue<Double> free = new PriorityQueue<>();

    Day(CallLoad[] loads, int[] seats, double seconds, Count[] counts, SplittableRandom random) {
      this.loads = loads;
      this.seats = seats;
      this.seconds = seconds;
      this.counts = counts;
      this.random = random;
    }

    void play() {
      double spread = world.daySpread();
      double factor = Math.exp(spread * random.nextGaussian() - spread * spread / 2);
      for (int slot = 0; slot < loads.length; slot++) {
        double start = slot * world.slotSeconds();
        change(seats[slot], start);
        double rate = loads[slot].callsPerSecond() * factor;
        double at = start;
        while (rate > 0 && (at += exponential(1 / rate)) < start + world.slotSeconds()) {
          call(loads[slot], at, counts[slot]);
        }
      }
    }

    private void change(int wanted, double at) {
      while (free.size() < wanted) {
        free.add(at);
      }
      while (free.size() > wanted) {
        free.poll();
      }
    }

    private void call(CallLoad load, double at, Count count) {
      double patience = time(load.patienceSeconds(), world.patienceSpread());
      double wait = free.isEmpty() ? patience : Math.max(0, free.element() - at);
      count.callers++;
      count.waiting += wait > 0 ? 1 : 0;
      count.waited += Math.min(wait, patience);
      if (free.isEmpty() || wait > patience) {
        count.abandoned++;
        return;
      }
      count.inTime += wait <= seconds ? 1 : 0;
      double handling = time(load.handlingSeconds(), world.handlingSpread());
      count.busy += handling;
      free.poll();
      free.add(at + wait + handling);
    }

    private double time(double mean, double spread) {
      return spread == 0
          ? exponential(mean)
          : mean * Math.exp(spread * random.nextGaussian() - spread * spread / 2);
    }

    private double exponential(double mean) {
      return -mean * Math.log(1 - random.nextDouble());
    }
  }
}
