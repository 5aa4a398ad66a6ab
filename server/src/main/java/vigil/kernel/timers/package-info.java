@NullMarked
package vigil.kernel.timers;

import org.jspecify.annotations.NullMarked;
