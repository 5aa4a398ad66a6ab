/// People: other platforms. Orders are forwarded there and accepted from there, signed both ways.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "city", "identity", "casework", "messaging"})
package vigil.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
