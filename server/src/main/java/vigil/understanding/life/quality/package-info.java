/// Holds an order against the citizen's words, and the reply against the order. Pure.
@NullMarked
package vigil.understanding.life.quality;

import org.jspecify.annotations.NullMarked;
