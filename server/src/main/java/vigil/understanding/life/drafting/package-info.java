/// Pure core: holds a draft against the words it was made from.
@NullMarked
package vigil.understanding.life.drafting;

import org.jspecify.annotations.NullMarked;
