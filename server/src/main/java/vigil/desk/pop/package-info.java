@NullMarked
package vigil.desk.pop;

import org.jspecify.annotations.NullMarked;
