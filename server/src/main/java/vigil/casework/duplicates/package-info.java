/// Inside of casework: finding and linking orders that are likely about the same.
@NullMarked
package vigil.casework.duplicates;

import org.jspecify.annotations.NullMarked;
