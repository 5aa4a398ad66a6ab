@NullMarked
package vigil.bench;

import org.jspecify.annotations.NullMarked;
