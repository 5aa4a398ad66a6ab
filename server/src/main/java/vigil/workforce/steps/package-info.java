/// The door from inside: check, save, append.
@NullMarked
package vigil.workforce.steps;

import org.jspecify.annotations.NullMarked;
