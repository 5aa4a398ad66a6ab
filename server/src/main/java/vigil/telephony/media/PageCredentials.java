package vigil.telephony.media;

import org.jspecify.annotations.Nullable;

/// What a page says of itself; both null until it has spoken.
///
/// @param fingerprint of its certificate, `sha-256 AB:CD:...`
public record PageCredentials(@Nullable String ufrag, @Nullable String fingerprint) {
  /// A page that we ring.
  public static final PageCredentials UNKNOWN = new PageCredentials(null, null);
}
