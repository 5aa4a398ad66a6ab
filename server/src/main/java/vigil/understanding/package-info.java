/// Trade: what an appeal says. Sentences in numbers, categories and units with how sure it is and
/// why, danger, the models and their versions, and what does not fit between words and orders; the
/// sheets on which sampled recordings are scored.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "city", "identity", "casework", "telephony"})
package vigil.understanding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
