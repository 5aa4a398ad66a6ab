package vigil.desk.line;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vigil.kernel.PeriodicTask;

/// Has the line looked at each second.
@Component
class LineClock implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(LineClock.class);

  private final LineWatch watch;
  private final PeriodicTask ticks;

  LineClock(LineWatch watch) {
    this.watch = watch;
    ticks = new PeriodicTask("desk-line", Duration.ofSeconds(1), this::tick);
  }

  @Override
  public void start() {
    ticks.start();
  }

  /// Where the database is away others say so already.
  private void tick() {
    try {
      watch.lookForWatchers();
    } catch (RuntimeException away) {
      LOG.debug("The line will be looked at in a second again", away);
    }
  }

  @Override
  public void stop() {
    ticks.stop();
  }

  @Override
  public boolean isRunning() {
    return ticks.isRunning();
  }
}
