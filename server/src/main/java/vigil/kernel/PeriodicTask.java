package vigil.kernel;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What each server does for itself, again and again, on a virtual thread of its own. A sweep that
/// one of several servers does is of [Timers].
public final class PeriodicTask {
  private static final Logger LOG = LoggerFactory.getLogger(PeriodicTask.class);

  private final String name;
  private final Duration period;
  private final Runnable turn;
  private @Nullable ScheduledExecutorService thread;

  /// A task that does nothing yet.
  ///
  /// @param period from the end of one turn to the next; zero for never
  public PeriodicTask(String name, Duration period, Runnable turn) {
    this.name = name;
    this.period = period;
    this.turn = turn;
  }

  public synchronized void start() {
    var fresh = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name(name).factory());
    thread = fresh;
    if (period.isPositive()) {
      long millis = period.toMillis();
      var _ = fresh.scheduleWithFixedDelay(this::take, millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  /// One turn that fails is not the last.
  private void take() {
    try {
      turn.run();
    } catch (RuntimeException failure) {
      LOG.warn("{} failed and is done again in {}", name, period, failure);
    }
  }

  public synchronized void stop() {
    if (thread != null) {
      thread.shutdown();
      thread = null;
    }
  }

  public synchronized boolean isRunning() {
    return thread != null;
  }
}
