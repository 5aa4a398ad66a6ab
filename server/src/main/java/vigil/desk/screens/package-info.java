@NullMarked
package vigil.desk.screens;

import org.jspecify.annotations.NullMarked;
