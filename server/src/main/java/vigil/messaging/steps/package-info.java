/// The outbox at work: filled from the ledger, emptied by the carriers.
@NullMarked
package vigil.messaging.steps;

import org.jspecify.annotations.NullMarked;
