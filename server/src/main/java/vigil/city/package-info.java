/// Ground: districts, streets, units, categories, calendar, limits: `policy/` loaded whole and
/// versioned.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "identity"})
package vigil.city;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
