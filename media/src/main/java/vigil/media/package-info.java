@NullMarked
package vigil.media;

import org.jspecify.annotations.NullMarked;
