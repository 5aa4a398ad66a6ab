/// Inside of casework: finding and linking orders that are likely about the same, and how alike two
/// appeals are. What compares is pure: no I/O, no clock, nothing learnt; pieces of words with their
/// rarity, places in one writing, the time between, the number.
@NullMarked
package vigil.casework.likeness;

import org.jspecify.annotations.NullMarked;
