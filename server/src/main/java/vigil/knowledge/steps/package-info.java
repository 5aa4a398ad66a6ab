/// The door from inside: load, decide, save, append.
@NullMarked
package vigil.knowledge.steps;

import org.jspecify.annotations.NullMarked;
