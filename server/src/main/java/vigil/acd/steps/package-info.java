/// The single writer around the engine: what happens comes in, is decided, stored and only then
/// done.
@NullMarked
package vigil.acd.steps;

import org.jspecify.annotations.NullMarked;
