package vigil.telephony.media;

/// How a page finds and proves media (RFC 8839, RFC 8122).
///
/// @param fingerprint of media's certificate, `sha-256 AB:CD:...`
public record MediaCredentials(String ufrag, String password, String fingerprint) {}
