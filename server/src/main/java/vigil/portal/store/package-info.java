/// The rim to the database.
@NullMarked
package vigil.portal.store;

import org.jspecify.annotations.NullMarked;
