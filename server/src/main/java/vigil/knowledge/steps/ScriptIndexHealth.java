package vigil.knowledge.steps;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;
import vigil.knowledge.IndexState;
import vigil.knowledge.search.ScriptIndex;

/// Says that published scripts cannot be found yet, to whoever asks how the server is and to
/// whoever collects its metrics. The search answers all the same.
@Component
class ScriptIndexHealth implements HealthIndicator, MeterBinder {
  static final Status BEHIND =
      new Status("DEGRADED", "Not every published script can be found yet; they are taken in");

  private final ScriptIndex index;

  ScriptIndexHealth(ScriptIndex index) {
    this.index = index;
  }

  @Override
  public Health health() {
    IndexState state = index.state();
    return (state.isWhole() ? Health.up() : Health.status(BEHIND))
        .withDetail("scripts", state.scripts())
        .withDetail("owed", state.owed())
        .build();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("vigil.search.owed", index, it -> it.state().owed())
        .description("Published scripts that cannot be found yet; -1 until the first count")
        .register(registry);
  }
}
