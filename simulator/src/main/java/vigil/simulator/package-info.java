@NullMarked
package vigil.simulator;

import org.jspecify.annotations.NullMarked;
