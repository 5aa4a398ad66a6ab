/// The wire: messages, transactions (JAIN-SIP), digest; it knows no queue and no agent.
@NullMarked
package vigil.telephony.sip;

import org.jspecify.annotations.NullMarked;
