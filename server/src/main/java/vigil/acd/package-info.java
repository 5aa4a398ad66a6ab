/// Trade: who gets which call next, as a pure engine with a single-writer line around it.
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "city", "identity", "telephony", "workforce", "casework"})
package vigil.acd;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
