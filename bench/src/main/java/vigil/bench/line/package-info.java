/// What a queued call costs, over real SIP.
@NullMarked
package vigil.bench.line;

import org.jspecify.annotations.NullMarked;
