/// People's data: who steps aside, what leaves the house, what is told to its owner, what is erased
/// and when (rules 9).
@NullMarked
package vigil.casework.privacy;

import org.jspecify.annotations.NullMarked;
