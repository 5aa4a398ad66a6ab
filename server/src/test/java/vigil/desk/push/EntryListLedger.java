package vigil.desk.push;

import java.util.ArrayList;
import java.util.List;
import vigil.kernel.Fact;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;

/// A ledger in memory, of entries as they are read.
final class EntryListLedger implements Ledger {
  final List<LedgerEntry> entries = new ArrayList<>();

  @Override
  public void append(Fact fact) {
    throw new UnsupportedOperationException("this test writes entries");
  }

  @Override
  public List<LedgerEntry> listBySubject(String subject, int limit) {
    return entries.stream().filter(e -> e.subject().equals(subject)).limit(limit).toList();
  }

  @Override
  public List<LedgerEntry> listAfter(long seq, int limit) {
    return entries.stream().filter(e -> e.seq() > seq).limit(limit).toList();
  }

  @Override
  public long head() {
    return entries.size();
  }
}
