/// Inside of casework: how alike two appeals are, and why. Pure: no I/O, no clock, nothing learnt;
/// pieces of words with their rarity, places in one writing, the time between, the number.
@NullMarked
package vigil.casework.alike;

import org.jspecify.annotations.NullMarked;
