/// Who gets which call next, as a pure machine: events in, decisions out, time passed in. No clock,
/// dice, database or network in here, so every decision can be played again. [Engine] is the
/// machine, [Event] and [Decision] its two languages, [MaskTree] what makes it cheap.
@NullMarked
package vigil.acd.engine;

import org.jspecify.annotations.NullMarked;
