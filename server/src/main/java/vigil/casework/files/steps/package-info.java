/// Keeping, scanning, opening and erasing files.
@NullMarked
package vigil.casework.files.steps;

import org.jspecify.annotations.NullMarked;
