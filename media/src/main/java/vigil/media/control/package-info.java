/// The wire to the server: lines of JSON over TCP, written down in docs/media-protocol.md.
@NullMarked
package vigil.media.control;

import org.jspecify.annotations.NullMarked;
