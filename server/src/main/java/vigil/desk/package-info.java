/// People: what staff see and press; push to browsers.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "city",
      "identity",
      "telephony",
      "workforce",
      "acd",
      "knowledge",
      "casework",
      "insight",
      "watch"
    })
package vigil.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
