/// Exchange with other platforms: orders forwarded there and accepted from there, signed both ways.
@NullMarked
package vigil.portal.exchange;

import org.jspecify.annotations.NullMarked;
