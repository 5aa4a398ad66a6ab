/// Scripts in PostgreSQL.
@NullMarked
package vigil.knowledge.store;

import org.jspecify.annotations.NullMarked;
