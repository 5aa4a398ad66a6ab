@NullMarked
package vigil.desk.operate;

import org.jspecify.annotations.NullMarked;
