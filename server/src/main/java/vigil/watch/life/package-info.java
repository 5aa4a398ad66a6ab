/// The life of an express report, and waking people: who is next, and when. Pure.
@NullMarked
package vigil.watch.life;

import org.jspecify.annotations.NullMarked;
