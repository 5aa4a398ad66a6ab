/// Beginning a batch and working on it.
@NullMarked
package vigil.casework.batch.steps;

import org.jspecify.annotations.NullMarked;
