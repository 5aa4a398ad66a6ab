/// The rims to the database and to the disk.
@NullMarked
package vigil.casework.files.store;

import org.jspecify.annotations.NullMarked;
