/// The ledger's reader that counts and senses.
@NullMarked
package vigil.insight.steps;

import org.jspecify.annotations.NullMarked;
