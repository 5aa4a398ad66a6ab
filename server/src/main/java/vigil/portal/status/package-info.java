/// An order's life in four dots and plain words. Pure.
@NullMarked
package vigil.portal.status;

import org.jspecify.annotations.NullMarked;
