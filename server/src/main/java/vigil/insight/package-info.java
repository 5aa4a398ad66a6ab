/// Trade: topics, spikes, indicators with formulas.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "city",
      "identity",
      "casework",
      "telephony",
      "acd",
      "workforce"
    })
package vigil.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
