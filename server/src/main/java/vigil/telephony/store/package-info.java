/// SQL of calls, dialogs, phone accounts.
@NullMarked
package vigil.telephony.store;

import org.jspecify.annotations.NullMarked;
