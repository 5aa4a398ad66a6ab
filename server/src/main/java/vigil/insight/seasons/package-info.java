/// Topics that come each year at the same time, from counts by week. Pure.
@NullMarked
package vigil.insight.seasons;

import org.jspecify.annotations.NullMarked;
