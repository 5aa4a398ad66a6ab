package vigil.kernel;

import java.util.List;
import java.util.Set;

/// Whoever learns from the ledger. A bean of this type is fed by the kernel in order, without gaps
/// and without doubles: `read` and the new position commit in one transaction.
public interface LedgerReader {
  /// A stable name: its row in `kernel.reader` says how far it has read.
  String name();

  /// Takes the next facts, all kinds, in order. A throw rolls the batch back and the facts come
  /// again one by one; one that cannot be taken alone is set aside ([SetAsides]).
  void read(List<LedgerEntry> entries);

  /// The facts that it hears of at once. The others come too, within a second and many together: so
  /// one that is forgotten here is late and not lost. Empty for a reader that is in no hurry for
  /// any: it hears of all, of those of half a second together.
  default Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of();
  }

  /// False for a reader that starts at the head with each start of the server and keeps nothing
  /// (push to browsers); its `read` runs outside a transaction.
  default boolean isDurable() {
    return true;
  }

  /// True for a reader that may go on without no fact (the audit chain): it takes each as it stands
  /// and asks nothing of it.
  default boolean acceptsEveryFact() {
    return false;
  }
}
