/// How what citizens ask about shifts from week to week.
@NullMarked
package vigil.insight.weeks;

import org.jspecify.annotations.NullMarked;
