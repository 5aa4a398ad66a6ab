/// Other systems hear of orders by Standard Webhooks. No personal data is in a payload.
@NullMarked
package vigil.messaging.hooks;

import org.jspecify.annotations.NullMarked;
