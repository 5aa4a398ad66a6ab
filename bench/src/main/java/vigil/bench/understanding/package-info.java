/// How well appeals are understood, on texts of other hands.
@NullMarked
package vigil.bench.understanding;

import org.jspecify.annotations.NullMarked;
