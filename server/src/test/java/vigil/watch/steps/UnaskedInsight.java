package vigil.watch.steps;

import java.lang.reflect.Proxy;
import vigil.insight.Insight;
import vigil.insight.Waves;
import vigil.watch.store.SqlIncidents;

/// The doors of insight where nothing may be asked of them.
final class UnaskedInsight {
  private UnaskedInsight() {}

  static Insight make() {
    return unasked(Insight.class);
  }

  static SpikeIncidents matters(SqlIncidents incidents) {
    return new SpikeIncidents(incidents, make(), unasked(Waves.class));
  }

  private static <T> T unasked(Class<T> door) {
    return door.cast(
        Proxy.newProxyInstance(
            UnaskedInsight.class.getClassLoader(),
            new Class<?>[] {door},
            (_, method, _) -> {
              throw new AssertionError("Nobody asks for " + method);
            }));
  }
}
