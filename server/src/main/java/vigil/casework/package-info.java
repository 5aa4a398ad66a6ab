/// Trade: orders, rounds, assignments, clocks, callbacks. Modules of their own inside are `batch`,
/// `files`, `likeness` and `privacy`; what of this room only they may use is its interface
/// `inside`.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "city", "identity"})
package vigil.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
