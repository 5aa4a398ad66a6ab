package vigil.kernel;

import java.util.List;

/// The one log of the house: legal history, audit trail, outbox and feed of every projection.
public interface Ledger {
  /// Appends in the caller's transaction, which must be open; make it the last statement, after the
  /// room's own write, so that readers are held back only for the moment of the commit.
  void append(Fact fact);

  /// Appends all that one step told, in this order.
  default void append(List<? extends Fact> facts) {
    facts.forEach(this::append);
  }

  /// The facts of one subject in the order of their versions, oldest first, `limit` at most.
  List<LedgerEntry> listBySubject(String subject, int limit);

  /// Facts after a position, for a reader that keeps its own (push to desks): oldest first.
  List<LedgerEntry> listAfter(long seq, int limit);

  /// The newest position that is safe to start from; 0 when the ledger is empty.
  long head();
}
