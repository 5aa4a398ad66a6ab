package vigil.telephony.life;

/// Where one party of a call stands.
public enum LegState {
  /// Not yet in the call.
  NEW,
  /// We ring it; nothing was heard of it yet.
  INVITED,
  /// The phone there rings.
  RINGING,
  /// The phone there rings, and announcements before the answer are to be heard.
  EARLY,
  /// A caller in the greeting.
  GREETED,
  /// A caller who wants a person and hears music.
  QUEUED,
  /// Somebody whom we called and who hears a prompt: why we call, or that `1` lets into the call.
  PROMPTED,
  /// Talks with all who are joined.
  JOINED,
  /// Hears music until somebody comes back.
  HELD,
  /// Talks with who is consulted, and nobody else hears it.
  CONSULTING,
  /// Hears, and is heard by nobody.
  LISTENING,
  /// Hears, and is heard by the agent alone.
  WHISPERING,
  /// Was there and has left.
  GONE,
  /// Was rung and never came.
  MISSED;

  /// Whether nothing more comes of it.
  public boolean isOver() {
    return this == GONE || this == MISSED;
  }

  /// Whether it is rung.
  public boolean isComing() {
    return this == INVITED || this == RINGING || this == EARLY;
  }

  /// Whether it is one of those for whom the call is.
  public boolean isTalking() {
    return this == JOINED || this == HELD || this == CONSULTING;
  }

  /// Whether it hears others without being one of them.
  public boolean isSupervising() {
    return this == LISTENING || this == WHISPERING;
  }
}
