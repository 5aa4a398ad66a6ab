/// Pure: which recordings are drawn, how two readers score them, how far readers agree.
@NullMarked
package vigil.understanding.life.sheet;

import org.jspecify.annotations.NullMarked;
