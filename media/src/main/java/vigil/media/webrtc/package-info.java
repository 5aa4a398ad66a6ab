/// Sound to and from a web page: ICE-lite (RFC 8445), DTLS-SRTP (RFC 5763, RFC 5764) and SRTP (RFC
/// 3711). Knows nothing of calls; plain legs load none of it.
@NullMarked
package vigil.media.webrtc;

import org.jspecify.annotations.NullMarked;
