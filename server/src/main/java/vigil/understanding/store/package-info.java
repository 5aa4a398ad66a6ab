/// What the room keeps, in PostgreSQL.
@NullMarked
package vigil.understanding.store;

import org.jspecify.annotations.NullMarked;
