package vigil.watch.steps;

import java.lang.reflect.Proxy;
import vigil.insight.Insight;

/// The door of insight where nothing may be asked of it.
final class UnaskedInsight {
  private UnaskedInsight() {}

  static Insight make() {
    return (Insight)
        Proxy.newProxyInstance(
            UnaskedInsight.class.getClassLoader(),
            new Class<?>[] {Insight.class},
            (_, method, _) -> {
              throw new AssertionError("Nobody asks for " + method);
            });
  }
}
