package vigil.telephony;

/// What one who is in a call, or watches over it, wants of it. `by` is the address by which that
/// one talks, or will: `sip:1001`.
public sealed interface LegOrder {
  String by();

  /// Somebody who is to come into a call.
  ///
  /// @param id who it is: a person, a unit, a key of the directory; written down
  /// @param address `sip:1002`, `tel:120`
  record Party(PartyRole role, String id, String address) {}

  /// Asks somebody, the others waiting.
  record Consult(String by, Party whom) implements LegOrder {}

  /// Hands the call to somebody, and stays until that one has it.
  record Transfer(String by, Party whom) implements LegOrder {}

  /// Takes back who is rung, or lets go who was asked: back to the others.
  record CallOff(String by) implements LegOrder {}

  /// Brings all together after a consultation.
  record Join(String by) implements LegOrder {}

  /// Leaves the call to the others.
  record HandOver(String by) implements LegOrder {}

  /// Puts the citizen on hold.
  record Hold(String by) implements LegOrder {}

  record Resume(String by) implements LegOrder {}

  /// Has silence recorded while something is said that must not be kept.
  record PauseRecording(String by) implements LegOrder {}

  record ResumeRecording(String by) implements LegOrder {}

  /// Listens to the agent who has the call.
  ///
  /// @param who the leader
  /// @param isWhisper the agent hears the leader from the beginning
  record Supervise(String by, String who, boolean isWhisper, String reason) implements LegOrder {}

  record Listen(String by) implements LegOrder {}

  record Whisper(String by) implements LegOrder {}

  record Barge(String by) implements LegOrder {}

  record TakeOver(String by) implements LegOrder {}

  /// Stops listening, or leaves a call that others go on with.
  record Leave(String by) implements LegOrder {}

  /// What became of an order.
  enum Result {
    DONE,
    /// No such call lives.
    NO_CALL,
    /// Who asked is not in the call.
    NOT_IN_CALL,
    /// Not as the call stands.
    NOT_NOW,
    /// The phone that is asked for is in another call, or is rung for one.
    BUSY,
    /// There is no phone there, and no carrier calls it.
    UNREACHABLE
  }
}
