/// SMS to citizens: the port, and the adapter for gateways that speak HTTP.
@NullMarked
package vigil.messaging.sms;

import org.jspecify.annotations.NullMarked;
