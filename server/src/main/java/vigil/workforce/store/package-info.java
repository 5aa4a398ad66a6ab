/// The room's SQL.
@NullMarked
package vigil.workforce.store;

import org.jspecify.annotations.NullMarked;
