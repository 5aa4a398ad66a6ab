@NullMarked
package vigil.casework.steps;

import org.jspecify.annotations.NullMarked;
