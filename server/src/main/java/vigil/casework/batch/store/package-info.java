/// Batches in PostgreSQL.
@NullMarked
package vigil.casework.batch.store;

import org.jspecify.annotations.NullMarked;
