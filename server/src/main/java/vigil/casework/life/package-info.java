/// The pure core: two tables of arrows, the decisions, the clocks. No Spring, clock, dice or I/O:
/// time and what the city says are arguments, so every life can be played again.
@NullMarked
package vigil.casework.life;

import org.jspecify.annotations.NullMarked;
