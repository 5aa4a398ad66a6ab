/// Figures for everybody: small ones hidden, and not to be computed from the others. Pure.
@NullMarked
package vigil.insight.open;

import org.jspecify.annotations.NullMarked;
