/// The room's SQL.
@NullMarked
package vigil.acd.store;

import org.jspecify.annotations.NullMarked;
