/// Inside of casework: one decision over many orders, with progress, stop, resume and failures.
/// Others name here which orders a batch is over.
@NullMarked
@ApplicationModule(
    allowedDependencies = {"casework", "casework :: inside", "city", "identity", "kernel"})
package vigil.casework.batch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
