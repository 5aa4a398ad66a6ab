/// The chain's own words: a link, a signed head and its key, what a walk found.
@NullMarked
package vigil.audit.chain;

import org.jspecify.annotations.NullMarked;
