/// The chain's links and the record of unmaskings in PostgreSQL.
@NullMarked
package vigil.audit.store;

import org.jspecify.annotations.NullMarked;
