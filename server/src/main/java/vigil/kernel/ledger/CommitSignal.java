package vigil.kernel.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vigil.kernel.LedgerEntry;

/// Hands the ledger's tail in this server what a transaction has appended, once it has committed.
/// Other servers find out by their poll.
@Component
class CommitSignal {
  private volatile Consumer<List<LedgerEntry>> tail = _ -> {};

  void setListener(Consumer<List<LedgerEntry>> tail) {
    this.tail = tail;
  }

  /// After the commit, which a statement of its own has behind it.
  void append(List<LedgerEntry> entries) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      tail.accept(entries);
      return;
    }
    Appended all =
        TransactionSynchronizationManager.getSynchronizations().stream()
            .filter(Appended.class::isInstance)
            .map(Appended.class::cast)
            .filter(one -> one.tail.equals(tail))
            .findFirst()
            .orElseGet(this::begin);
    all.entries.addAll(entries);
  }

  private Appended begin() {
    var begun = new Appended(tail);
    TransactionSynchronizationManager.registerSynchronization(begun);
    return begun;
  }

  /// What one transaction appends.
  private static final class Appended implements TransactionSynchronization {
    private final Consumer<List<LedgerEntry>> tail;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private boolean isPartlyUndone;

    Appended(Consumer<List<LedgerEntry>> tail) {
      this.tail = tail;
    }

    /// Which of the facts are undone is not known here: the tail reads what is left.
    @Override
    public void savepointRollback(Object savepoint) {
      isPartlyUndone = true;
    }

    @Override
    public void afterCommit() {
      tail.accept(isPartlyUndone ? List.of() : entries);
    }
  }
}
