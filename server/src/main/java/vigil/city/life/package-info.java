/// The life of an edition, and how two texts of a table differ. Pure.
@NullMarked
package vigil.city.life;

import org.jspecify.annotations.NullMarked;
