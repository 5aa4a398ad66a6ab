/// The connection to vigil-media.
@NullMarked
package vigil.telephony.media;

import org.jspecify.annotations.NullMarked;
