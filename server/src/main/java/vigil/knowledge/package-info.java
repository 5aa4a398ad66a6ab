/// Trade: answer scripts with versions and agreement, search, push and acknowledgement.
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "city", "identity", "casework", "understanding"})
package vigil.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
