/// The line as its leaders watch it: queue, seats, service, the line's own health, by pushed
/// deltas.
@NullMarked
package vigil.desk.line;

import org.jspecify.annotations.NullMarked;
