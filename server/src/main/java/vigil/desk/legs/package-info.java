/// More than two in a call: who may be brought in, and by whom.
@NullMarked
package vigil.desk.legs;

import org.jspecify.annotations.NullMarked;
