package vigil.telephony.media;

import org.jspecify.annotations.Nullable;

/// A leg that media has open.
///
/// @param port its RTP port
/// @param webrtc what our session description says to a page; null for a phone
/// @param srtp what we seal with, as our description says to a phone; null in the clear
public record MediaLeg(int port, @Nullable MediaCredentials webrtc, @Nullable SrtpKey srtp) {}
