package vigil.telephony.life;

/// Where a citizen's call stands.
public enum CallState {
  /// Answered: the greeting plays and keys may be pressed.
  GREETING,
  /// The caller wants a person and hears music.
  WAITING,
  /// One seat's phone rings; the caller still hears music.
  RINGING,
  /// Caller and seat are joined and recorded.
  TALKING,
  ENDED
}
