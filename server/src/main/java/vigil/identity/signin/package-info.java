@NullMarked
package vigil.identity.signin;

import org.jspecify.annotations.NullMarked;
