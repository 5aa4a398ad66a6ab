/// Pure cores: no I/O, no clock, no dice.
@NullMarked
package vigil.understanding.life;

import org.jspecify.annotations.NullMarked;
