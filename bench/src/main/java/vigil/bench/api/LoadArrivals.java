package vigil.bench.api;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/// Appeals that arrive at random at a rate, each with a life of its own.
final class LoadArrivals {
  private final LoadClient wire;
  private final String name;
  private final double aSecond;
  private final Duration pace;
  private final Random dice;
  private final Consumer<LoadLife.AcknowledgedStep> done;
  private final List<Thread> all = new CopyOnWriteArrayList<>();

  LoadArrivals(
      LoadClient wire,
      String name,
      double aSecond,
      Duration pace,
      Random dice,
      Consumer<LoadLife.AcknowledgedStep> done) {
    this.wire = wire;
    this.name = name;
    this.aSecond = aSecond;
    this.pace = pace;
    this.dice = dice;
    this.done = done;
  }

  /// Returns when the last one has arrived; `until` is the nanosecond clock's.
  void arrive(long from, long until) {
    arriveWhile(from, at -> at < until);
  }

  /// @param isOpen whether one arrives at this moment
  void arriveWhile(long from, LongPredicate isOpen) {
    long at = from;
    for (int n = 0; isOpen.test(at); n++) {
      long seed = dice.nextLong();
      var life =
          new LoadLife(wire, name, n, at, pace.toNanos(), new Random(seed), done, LoadLife.WHOLE);
      all.add(Thread.ofVirtual().start(life));
      at += (long) (-Math.log(1 - dice.nextDouble()) * 1e9 / aSecond);
      LoadClient.until(at - 100_000_000L);
    }
  }

  int arrived() {
    return all.size();
  }

  /// Until every life has come to its end.
  void finish() throws InterruptedException {
    for (Thread life : all) {
      life.join();
    }
  }
}
