/// Trade: staff on shift, sites, skills: who may work what, when, from where.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "identity"})
package vigil.workforce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
