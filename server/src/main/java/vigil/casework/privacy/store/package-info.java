/// Personal data and what is decided on it in PostgreSQL.
@NullMarked
package vigil.casework.privacy.store;

import org.jspecify.annotations.NullMarked;
