package vigil.desk.line;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Has the line looked at each second.
@Component
class LineClock implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(LineClock.class);

  private final LineWatch watch;
  private volatile @Nullable ScheduledExecutorService ticks;

  LineClock(LineWatch watch) {
    this.watch = watch;
  }

  @Override
  public void start() {
    var fresh =
        Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("desk-line").factory());
    ticks = fresh;
    var ignored = fresh.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  /// One that fails must not be the last.
  private void tick() {
    try {
      watch.lookForWatchers();
    } catch (RuntimeException away) {
      LOG.debug("The line will be looked at in a second again", away);
    }
  }

  @Override
  public void stop() {
    var stopping = ticks;
    ticks = null;
    if (stopping != null) {
      stopping.shutdown();
    }
  }

  @Override
  public boolean isRunning() {
    return ticks != null;
  }
}
