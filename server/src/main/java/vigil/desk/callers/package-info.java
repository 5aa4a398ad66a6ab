@NullMarked
package vigil.desk.callers;

import org.jspecify.annotations.NullMarked;
