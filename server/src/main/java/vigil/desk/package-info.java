/// People: what staff see and press; push to browsers.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "city",
      "identity",
      "telephony",
      "acd",
      "knowledge",
      "casework"
    })
package vigil.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
