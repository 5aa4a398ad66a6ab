/// The rim to the database.
@NullMarked
package vigil.exchange.store;

import org.jspecify.annotations.NullMarked;
