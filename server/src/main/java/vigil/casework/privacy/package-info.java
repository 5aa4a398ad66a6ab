/// Inside of casework: people's data. Who steps aside, what leaves the house, what is told to its
/// owner, what is erased and when (rules 9).
@NullMarked
@ApplicationModule(
    allowedDependencies = {"casework", "casework :: inside", "city", "identity", "kernel"})
package vigil.casework.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
