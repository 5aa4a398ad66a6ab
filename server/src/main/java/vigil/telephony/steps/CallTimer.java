package vigil.telephony.steps;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Work that waits for its time and then for its turn in a call's mailbox. Stopped in either wait,
/// it is not done: what came first may have made the call another.
final class CallTimer {
  private final Runnable work;
  private volatile boolean isStopped;
  private volatile @Nullable Future<?> wait;

  CallTimer(Runnable work) {
    this.work = work;
  }

  void waitsBy(Future<?> time) {
    wait = time;
  }

  void run() {
    if (!isStopped) {
      work.run();
    }
  }

  void stop() {
    isStopped = true;
    Future<?> time = wait;
    if (time != null) {
      time.cancel(false);
    }
  }
}
