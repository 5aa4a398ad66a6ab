/// Finding and linking orders that are likely about the same.
@NullMarked
package vigil.casework.likeness.steps;

import org.jspecify.annotations.NullMarked;
