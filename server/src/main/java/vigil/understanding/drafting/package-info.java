/// A large language model of somebody else's, over HTTP: what is sent there, and what is made of
/// its answer.
@NullMarked
package vigil.understanding.drafting;

import org.jspecify.annotations.NullMarked;
