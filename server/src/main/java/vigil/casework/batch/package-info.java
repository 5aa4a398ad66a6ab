/// Inside of casework: one decision over many orders, with progress, stop, resume and failures.
@NullMarked
package vigil.casework.batch;

import org.jspecify.annotations.NullMarked;
