/// Trade: what leaves the house. One outbox, filled once from the ledger, and carriers by SMS,
/// e-mail and webhook behind one port ([Carrier]); other rooms bring carriers of their own.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "city", "identity", "casework"})
package vigil.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
