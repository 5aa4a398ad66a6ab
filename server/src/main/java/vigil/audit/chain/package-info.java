@NullMarked
package vigil.audit.chain;

import org.jspecify.annotations.NullMarked;
