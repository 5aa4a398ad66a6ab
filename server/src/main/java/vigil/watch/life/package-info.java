/// The life of an express report, pure.
@NullMarked
package vigil.watch.life;

import org.jspecify.annotations.NullMarked;
