package vigil.telephony.sip;

import java.util.Optional;

/// Whether the sound of who came by some way is sealed (SRTP): a key is worth what the way is worth
/// that it is told by.
public enum Sealing {
  /// Whoever reads the way reads the key.
  NEVER,
  /// By TLS, as the far side likes.
  MAYBE,
  /// A carrier of whom the settings say so.
  ALWAYS;

  /// The description of the stream that we would take.
  public Optional<Sdp> parse(String description) {
    return switch (this) {
      case NEVER -> Sdp.parse(description);
      case MAYBE -> Sdp.parseSealed(description).or(() -> Sdp.parse(description));
      case ALWAYS -> Sdp.parseSealed(description);
    };
  }
}
