@NullMarked
package vigil.kernel.ledger;

import org.jspecify.annotations.NullMarked;
