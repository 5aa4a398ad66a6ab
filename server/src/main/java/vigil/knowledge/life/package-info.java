/// The life of an answer script, pure.
@NullMarked
package vigil.knowledge.life;

import org.jspecify.annotations.NullMarked;
