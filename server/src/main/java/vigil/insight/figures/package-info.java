/// Indicators: what each one counts, by which formula (rules 6).
@NullMarked
package vigil.insight.figures;

import org.jspecify.annotations.NullMarked;
