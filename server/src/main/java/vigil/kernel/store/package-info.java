/// The rim to the database, for what is no ledger, timer or answer kept.
@NullMarked
package vigil.kernel.store;

import org.jspecify.annotations.NullMarked;
