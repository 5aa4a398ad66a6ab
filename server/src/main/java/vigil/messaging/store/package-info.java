/// The rim to the database.
@NullMarked
package vigil.messaging.store;

import org.jspecify.annotations.NullMarked;
