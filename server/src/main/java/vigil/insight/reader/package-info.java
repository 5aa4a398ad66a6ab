/// The ledger's reader that counts and senses.
@NullMarked
package vigil.insight.reader;

import org.jspecify.annotations.NullMarked;
