/// The rim to the database.
@NullMarked
package vigil.city.store;

import org.jspecify.annotations.NullMarked;
