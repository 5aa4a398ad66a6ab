@NullMarked
package vigil.kernel.web;

import org.jspecify.annotations.NullMarked;
