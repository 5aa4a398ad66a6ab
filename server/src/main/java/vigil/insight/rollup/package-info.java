/// What each order adds to the daily figures: pure, from its facts alone (domain 6, design 3).
@NullMarked
package vigil.insight.rollup;

import org.jspecify.annotations.NullMarked;
