/// Where other platforms come in, and where operators enter them.
@NullMarked
package vigil.exchange.web;

import org.jspecify.annotations.NullMarked;
