/// People: what citizens and other systems see: web form, status, Open311.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "city",
      "identity",
      "casework",
      "knowledge",
      "messaging",
      "understanding"
    })
package vigil.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
