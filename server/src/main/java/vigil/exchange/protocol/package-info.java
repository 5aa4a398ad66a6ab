/// What goes over the wire between two platforms: envelopes, the header of a file, signatures.
@NullMarked
package vigil.exchange.protocol;

import org.jspecify.annotations.NullMarked;
