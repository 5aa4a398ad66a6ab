/// An agent's own shift in numbers, as a fold: no I/O, no clock.
@NullMarked
package vigil.acd.shift;

import org.jspecify.annotations.NullMarked;
