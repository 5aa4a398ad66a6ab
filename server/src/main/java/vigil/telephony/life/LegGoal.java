package vigil.telephony.life;

/// For what a party is in a call: what it becomes when it answers.
public enum LegGoal {
  /// The party called us.
  CALL,
  /// A seat that gets the waiting caller.
  OFFER,
  /// The party hears a prompt and presses a key.
  PROMPT,
  /// The party places a call: when it answers, whom the call is for is rung.
  PLACE,
  /// Whom a call that was placed is for.
  REACH,
  /// The party is asked by one who is in the call.
  CONSULT,
  /// The party was asked by one who is in the call, and talks with all since.
  TALK,
  /// The party takes over from one who is in the call.
  TRANSFER,
  LISTEN,
  WHISPER;

  /// Whether the talk that the call is for begins when it answers.
  boolean isTalk() {
    return this == OFFER || this == PROMPT || this == REACH;
  }

  /// Whether it comes into a call of others, to be heard by them or to hear them: outside of the
  /// house only a person may.
  public boolean isLetIn() {
    return switch (this) {
      case OFFER, CONSULT, TRANSFER, LISTEN, WHISPER -> true;
      case CALL, PROMPT, PLACE, REACH, TALK -> false;
    };
  }
}
