/// Counts, series, spikes and figures in PostgreSQL.
@NullMarked
package vigil.insight.store;

import org.jspecify.annotations.NullMarked;
