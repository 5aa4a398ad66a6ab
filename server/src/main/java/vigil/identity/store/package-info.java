@NullMarked
package vigil.identity.store;

import org.jspecify.annotations.NullMarked;
