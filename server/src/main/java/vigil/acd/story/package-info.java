/// The line's decisions in words.
@NullMarked
package vigil.acd.story;

import org.jspecify.annotations.NullMarked;
