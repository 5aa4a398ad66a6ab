package vigil.knowledge;

import vigil.kernel.UserRefusal;

/// What comes of an editor's answer.
public sealed interface WrongMarkOutcome {
  record Decision(WrongMark after, KnowledgeFact fact) implements WrongMarkOutcome {}

  /// The answer was not taken, and why.
  sealed interface Refusal extends WrongMarkOutcome, UserRefusal {}

  record AnsweredAlready(String by) implements Refusal {}

  /// Agents still read the edition that is marked wrong.
  record NotMendedYet(int edition) implements Refusal {}
}
