/// Inside of casework: how alike two appeals are. This package is pure: no I/O, no clock, nothing
/// learnt; pieces of words with their rarity, places in one writing, the time between, the number.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "casework",
      "casework :: inside",
      "casework.batch",
      "city",
      "identity",
      "kernel"
    })
package vigil.casework.likeness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
