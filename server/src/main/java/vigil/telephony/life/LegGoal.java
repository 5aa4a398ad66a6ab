package vigil.telephony.life;

/// For what a party is in a call: what it becomes when it answers.
public enum LegGoal {
  /// It called us.
  CALL,
  /// A seat that gets the waiting caller.
  OFFER,
  /// It hears a prompt and presses a key.
  PROMPT,
  /// It is asked by one who is in the call.
  CONSULT,
  /// It takes over from one who is in the call.
  TRANSFER,
  LISTEN,
  WHISPER
}
