package vigil.watch.steps;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import vigil.kernel.Timers;

/// Goes on with the notices that run, each in transactions of its own.
@Component
class SpikeNoticeSweep implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(SpikeNoticeSweep.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final SpikeNotices notices;
  private final Timers timers;

  SpikeNoticeSweep(SpikeNotices notices, Timers timers) {
    this.notices = notices;
    this.timers = timers;
  }

  @Override
  public void afterSingletonsInstantiated() {
    timers.schedule("watch.notice", PERIOD, this::sweep);
  }

  /// The kind of a failure alone is told: its words may hold a row.
  private void sweep() {
    for (String spike : notices.listDue()) {
      try {
        notices.read(spike);
      } catch (RuntimeException failure) {
        log.warn("Could not tell of spike {}: {}", spike, failure.getClass().getName());
      }
    }
  }
}
