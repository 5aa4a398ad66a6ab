/// What each order adds to the daily figures: pure, from its facts alone (rules 6.3).
@NullMarked
package vigil.insight.rollup;

import org.jspecify.annotations.NullMarked;
