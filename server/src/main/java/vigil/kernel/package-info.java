/// Ground: the ledger, timers, ids, masking types, paging of lists, problem details. No business
/// word.
@NullMarked
@ApplicationModule(allowedDependencies = {"seal"})
package vigil.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
