/// The inner door: what is asked of the models, and how they come to be.
@NullMarked
package vigil.understanding.steps;

import org.jspecify.annotations.NullMarked;
