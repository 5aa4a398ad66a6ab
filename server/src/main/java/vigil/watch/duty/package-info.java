/// Waking people, pure: who is next, and when.
@NullMarked
package vigil.watch.duty;

import org.jspecify.annotations.NullMarked;
