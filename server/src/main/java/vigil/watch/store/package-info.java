/// Incidents and reports in PostgreSQL.
@NullMarked
package vigil.watch.store;

import org.jspecify.annotations.NullMarked;
