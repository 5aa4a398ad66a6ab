/// The master key, the keys it seals, and what is sealed by those.
@NullMarked
package vigil.kernel.keys;

import org.jspecify.annotations.NullMarked;
