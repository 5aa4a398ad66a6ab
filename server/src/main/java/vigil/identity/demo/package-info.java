@NullMarked
package vigil.identity.demo;

import org.jspecify.annotations.NullMarked;
