/// What may leave the house, held against every endpoint, every role and every byte (rules 9).
@NullMarked
package vigil.privacy;

import org.jspecify.annotations.NullMarked;
