package vigil.telephony;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import vigil.kernel.Fact;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;

/// A ledger that is a list.
final class ListLedger implements Ledger {
  final List<Fact> facts = new CopyOnWriteArrayList<>();

  @Override
  public void append(Fact fact) {
    facts.add(fact);
  }

  @Override
  public List<LedgerEntry> listBySubject(String subject, int limit) {
    return List.of();
  }

  @Override
  public List<LedgerEntry> listAfter(long seq, int limit) {
    return List.of();
  }

  @Override
  public long head() {
    return facts.size();
  }

  /// The kinds of facts of one subject, in order.
  List<String> kinds(String subject) {
    return facts.stream()
        .filter(fact -> fact.subject().equals(subject))
        .map(fact -> fact.getClass().getSimpleName())
        .toList();
  }

  <T extends Fact> T last(Class<T> kind, String subject) {
    return facts.stream()
        .filter(fact -> kind.isInstance(fact) && fact.subject().equals(subject))
        .map(kind::cast)
        .reduce((_, later) -> later)
        .orElseThrow();
  }
}
