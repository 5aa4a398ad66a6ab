package vigil.telephony.media;

import org.jspecify.annotations.Nullable;

/// A leg that media has open.
///
/// @param port its RTP port
/// @param webrtc what our session description says to a page; null for a phone
public record MediaLeg(int port, @Nullable MediaCredentials webrtc) {}
