/// Exports, copies, erasure, holds and retention.
@NullMarked
package vigil.casework.privacy.steps;

import org.jspecify.annotations.NullMarked;
