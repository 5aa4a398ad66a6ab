package vigil.understanding;

import java.time.Instant;
import vigil.kernel.Fact;

/// Which version reads appeals, and who said so.
public sealed interface ModelFact extends Fact {
  /// The subject of them all.
  String SUBJECT = "understanding/model";

  Instant at();

  @Override
  default String subject() {
    return SUBJECT;
  }

  @Override
  default int version() {
    return 0;
  }

  /// A version was learned from shipped texts and orders, and waits for somebody's word.
  ///
  /// @param by who asked for it
  /// @param learned orders that it was learned from
  /// @param heldOut orders that it was measured on
  record ModelPublished(Instant at, String by, int number, int learned, int heldOut)
      implements ModelFact {}

  /// From now on appeals are read by this version.
  ///
  /// @param number 0 for the one of the shipped texts alone
  record ModelChosen(Instant at, String by, int number) implements ModelFact {}
}
