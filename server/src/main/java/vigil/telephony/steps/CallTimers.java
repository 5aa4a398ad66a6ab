package vigil.telephony.steps;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Waits on behalf of calls: after a time, work is posted into the call's mailbox.
final class CallTimers {
  private final CallMailboxes mailboxes;
  private final ScheduledThreadPoolExecutor clock;

  CallTimers(CallMailboxes mailboxes) {
    this.mailboxes = mailboxes;
    clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("telephony-alarms").factory());
    clock.setRemoveOnCancelPolicy(true);
    clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  void after(Duration time, String call, Runnable work) {
    var _ = alarm(time, call, work);
  }

  /// An alarm that may be stopped.
  CallTimer alarm(Duration time, String call, Runnable work) {
    var timer = new CallTimer(work);
    timer.waitsBy(
        clock.schedule(
            () -> mailboxes.post(call, timer::run), time.toMillis(), TimeUnit.MILLISECONDS));
    return timer;
  }

  void stop() {
    clock.shutdownNow();
  }
}
