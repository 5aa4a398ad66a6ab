/// One outbox for everything that leaves the house. It is filled once from the ledger; each message
/// goes out at least once, under an id that stays the same over all tries.
@NullMarked
package vigil.portal.delivery;

import org.jspecify.annotations.NullMarked;
