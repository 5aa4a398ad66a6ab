/// SMS to citizens: the port, and the adapter for gateways that speak HTTP.
@NullMarked
package vigil.portal.sms;

import org.jspecify.annotations.NullMarked;
