/// Trade: staff on shift, sites, skills, forecast of calls and seats: who may work what, when, from
/// where.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "city", "identity", "telephony"})
package vigil.workforce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
