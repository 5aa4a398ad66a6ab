package vigil.kernel.ledger;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes turns on a thread of its own until it is stopped: at once while more is waiting, else when
/// it is woken, and after a while in any case.
abstract class PollLoop implements Runnable {
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Logger log = LoggerFactory.getLogger(PollLoop.class);

  private final String name;
  private final Semaphore signal = new Semaphore(0);
  private volatile boolean isStopped;

  PollLoop(String name) {
    this.name = name;
  }

  /// Takes one turn.
  ///
  /// @return true when more is waiting
  abstract boolean runOnce();

  /// How long it sleeps when nobody wakes it.
  abstract Duration pollInterval();

  final String name() {
    return name;
  }

  final void wake() {
    signal.release();
  }

  final void stop() {
    isStopped = true;
    wake();
  }

  @Override
  public final void run() {
    while (!isStopped) {
      try {
        if (!runOnce()) {
          rest(pollInterval());
        }
      } catch (RuntimeException | Error failure) {
        if (isStopped) {
          return;
        }
        log.warn("{} could not take its turn and will try again", name, failure);
        rest(AFTER_FAILURE);
      }
    }
  }

  private void rest(Duration most) {
    try {
      if (signal.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
        signal.drainPermits();
      }
    } catch (InterruptedException stop) {
      isStopped = true;
      Thread.currentThread().interrupt();
    }
  }
}
