package vigil.understanding.life.sheet;

import java.time.Instant;
import vigil.kernel.UserRefusal;
import vigil.understanding.SheetFact;

/// What comes of a step on a sheet.
public sealed interface SheetOutcome {
  record Decision(Sheet after, SheetFact fact) implements SheetOutcome {}

  /// Why a step was not taken.
  sealed interface Refusal extends SheetOutcome, UserRefusal {}

  /// Somebody was faster.
  ///
  /// @param version as it is now
  record Stale(int version) implements Refusal {}

  /// Nobody scores, settles or judges a call in which they talked.
  record OwnCallScored() implements Refusal {}

  /// Nobody scores what nobody can hear any more.
  record SheetRecordingGone() implements Refusal {}

  /// A reader scores once.
  record SheetReadAlready() implements Refusal {}

  /// The sheet is not where this step is taken.
  record SheetElsewhere(Sheet.State state) implements Refusal {}

  /// A third settles what two readers differ about, and another than the note's writer decides on
  /// an objection.
  record ThirdMustDecide() implements Refusal {}

  /// The days to object are over.
  record SheetObjectionTooLate(Instant until) implements Refusal {}

  /// One objection each.
  record SheetObjectedAlready() implements Refusal {}
}
