package vigil.watch.steps;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vigil.kernel.PeriodicTask;

/// Has the line's own health looked at, every five seconds. No row says when: the database is what
/// is looked at.
@Component
class HealthClock implements SmartLifecycle {
  private final HealthSampler sampler;
  private final AlarmService alarms;
  private final HealthMetrics metrics;
  private final PeriodicTask ticks;

  /// @param period `vigil.watch.health-period`; nothing is looked at where it is 0
  HealthClock(
      HealthSampler sampler,
      AlarmService alarms,
      HealthMetrics metrics,
      @Value("${vigil.watch.health-period:PT5S}") Duration period) {
    this.sampler = sampler;
    this.alarms = alarms;
    this.metrics = metrics;
    ticks = new PeriodicTask("watch-health", period, this::look);
  }

  @Override
  public void start() {
    ticks.start();
  }

  /// A throw says that an alarm is owed to the database; it is told with a later look.
  void look() {
    HealthSample sample = sampler.sample();
    metrics.put(sample);
    alarms.observe(sample);
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
