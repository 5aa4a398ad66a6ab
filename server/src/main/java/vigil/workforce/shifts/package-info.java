/// The door from inside: check, save, append.
@NullMarked
package vigil.workforce.shifts;

import org.jspecify.annotations.NullMarked;
