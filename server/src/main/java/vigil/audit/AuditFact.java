package vigil.audit;

import vigil.kernel.Fact;

/// What happened around the history itself. A projection's name has no versions.
public sealed interface AuditFact extends Fact {
  @Override
  default int version() {
    return 0;
  }

  /// A projection was emptied, to be made anew from the ledger.
  ///
  /// @param subject the projection's name
  /// @param position how far it had read
  record RebuildOrdered(String subject, String by, long position) implements AuditFact {}

  /// A fact that a reader had set aside was tried again.
  ///
  /// @param subject the reader's name
  /// @param seq of the fact
  /// @param isTaken whether the reader could take it, or is being made anew
  record SetAsideRetried(String subject, String by, long seq, boolean isTaken)
      implements AuditFact {}
}
