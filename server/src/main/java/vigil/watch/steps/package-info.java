/// The night at work: the ledger is read, people are woken, reports are drafted.
@NullMarked
package vigil.watch.steps;

import org.jspecify.annotations.NullMarked;
