/// The lives of a call and of a call out: tables and decisions, without wire, clock or store.
@NullMarked
package vigil.telephony.life;

import org.jspecify.annotations.NullMarked;
