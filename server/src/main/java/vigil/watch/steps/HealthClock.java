package vigil.watch.steps;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Has the line's own health looked at, every five seconds. No row says when: the database is what
/// is looked at.
@Component
class HealthClock implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(HealthClock.class);

  private final HealthSampler sampler;
  private final AlarmService alarms;
  private final HealthMetrics metrics;
  private final Duration period;
  private volatile @Nullable ScheduledExecutorService ticks;

  /// @param period `vigil.watch.health-period`; nothing is looked at where it is 0
  HealthClock(
      HealthSampler sampler,
      AlarmService alarms,
      HealthMetrics metrics,
      @Value("${vigil.watch.health-period:PT5S}") Duration period) {
    this.sampler = sampler;
    this.alarms = alarms;
    this.metrics = metrics;
    this.period = period;
  }

  @Override
  public void start() {
    var fresh =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("watch-health").factory());
    ticks = fresh;
    if (period.isPositive()) {
      long millis = period.toMillis();
      var _ = fresh.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  /// One that fails must not be the last.
  void look() {
    try {
      HealthSample sample = sampler.sample();
      metrics.put(sample);
      alarms.observe(sample);
    } catch (RuntimeException owed) {
      log.warn("Alarms cannot be stored; they are told with a later look", owed);
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
