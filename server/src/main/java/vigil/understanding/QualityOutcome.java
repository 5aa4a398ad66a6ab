package vigil.understanding;

import vigil.kernel.UserRefusal;

/// What comes of a reviewer's word, or of an objection.
public sealed interface QualityOutcome {
  record Decision(QualityFact fact) implements QualityOutcome {}

  /// Why a word was not taken.
  sealed interface Refusal extends QualityOutcome, UserRefusal {}

  /// There is no such finding, or the order was checked anew meanwhile.
  record FindingGone() implements Refusal {}

  /// Another reviewer was faster.
  record FindingJudged(String by) implements Refusal {}

  /// An objection is against what a reviewer confirmed.
  record NothingConfirmed() implements Refusal {}

  /// One objection each.
  record ObjectedAlready() implements Refusal {}

  /// An objection is decided by somebody other than who confirmed the finding.
  record OwnVerdict() implements Refusal {}

  /// Nobody objects, or it is decided.
  record NoObjection() implements Refusal {}
}
