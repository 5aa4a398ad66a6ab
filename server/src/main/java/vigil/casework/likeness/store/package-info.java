/// Clusters of like orders, and what they are found by, in PostgreSQL.
@NullMarked
package vigil.casework.likeness.store;

import org.jspecify.annotations.NullMarked;
