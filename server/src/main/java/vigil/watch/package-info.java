/// People: the manager's night: spikes, paging, from spike to agreed script to express report.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "city",
      "identity",
      "telephony",
      "acd",
      "messaging",
      "knowledge",
      "insight",
      "casework",
      "understanding"
    })
package vigil.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
