@NullMarked
package vigil.identity.web;

import org.jspecify.annotations.NullMarked;
