@NullMarked
package vigil.casework.web;

import org.jspecify.annotations.NullMarked;
