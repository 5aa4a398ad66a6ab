/// What time it is: the machine's, or for training and tests a stated time ahead of it.
@NullMarked
package vigil.kernel.clock;

import org.jspecify.annotations.NullMarked;
