/// Ground: reads the ledger into a hash chain; says what happened to X and who unmasked what, and
/// why.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "identity"})
package vigil.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
