/// Ground: staff, roles, passkeys, sessions, and what a role may do.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package vigil.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
