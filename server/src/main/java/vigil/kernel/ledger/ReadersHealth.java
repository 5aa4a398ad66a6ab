package vigil.kernel.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;
import vigil.kernel.SetAsides;
import vigil.kernel.TimedCache;

/// Says that readers of the ledger had to go on without a fact, to whoever asks how the server is
/// and to whoever collects its metrics. The server serves all the same.
@Component
class ReadersHealth implements HealthIndicator, MeterBinder {
  static final Status SET_ASIDE =
      new Status("DEGRADED", "A reader of the ledger set facts aside; an operator must look");

  private static final Duration KEPT = Duration.ofSeconds(5);

  private final TimedCache<String, Long> count;

  ReadersHealth(SetAsides asides, InstantSource clock) {
    count = new TimedCache<>(KEPT, clock, _ -> asides.count());
  }

  private long count() {
    return count.get("all").value();
  }

  @Override
  public Health health() {
    long count = count();
    return (count == 0 ? Health.up() : Health.status(SET_ASIDE))
        .withDetail("setAside", count)
        .build();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("vigil.readers.set.aside", this, ReadersHealth::count)
        .description("Facts that readers of the ledger could not take and went on without")
        .register(registry);
  }
}
