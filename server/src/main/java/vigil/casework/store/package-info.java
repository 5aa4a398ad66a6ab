@NullMarked
package vigil.casework.store;

import org.jspecify.annotations.NullMarked;
