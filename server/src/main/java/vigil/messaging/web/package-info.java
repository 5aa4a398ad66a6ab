/// What left the house, as operators and the hotline see it; who hears by webhook.
@NullMarked
package vigil.messaging.web;

import org.jspecify.annotations.NullMarked;
