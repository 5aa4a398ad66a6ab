/// The chain at work: facts are chained, its heads are signed, all of it is verified.
@NullMarked
package vigil.audit.steps;

import org.jspecify.annotations.NullMarked;
