@NullMarked
package vigil.kernel.database;

import org.jspecify.annotations.NullMarked;
