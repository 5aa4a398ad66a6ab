/// Trade: orders, rounds, assignments, clocks, callbacks.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "city", "identity"})
package vigil.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
