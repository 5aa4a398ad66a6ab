/// Trade: SIP dialogs, media control, IVR, recordings. Turns the network into facts and takes
/// orders.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "seal", "identity"})
package vigil.telephony;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
