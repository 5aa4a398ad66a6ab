/// Counts in equal periods against what is usual, pure: an expectation with trend and seasons that
/// past outbreaks do not spoil, and how much likelier an outbreak is than none. For tables of
/// periods that are over, of days or weeks; the ten minutes of the night are [vigil.insight.spike].
@NullMarked
package vigil.insight.counts;

import org.jspecify.annotations.NullMarked;
