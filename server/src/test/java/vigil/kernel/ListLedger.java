package vigil.kernel;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// The ledger's twin: a list. It asks for no transaction, and forgets nothing.
public final class ListLedger implements Ledger {
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private final InstantSource clock;
  private final JsonMapper json = JsonMapper.builder().findAndAddModules().build();

  public ListLedger(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void append(Fact fact) {
    facts.add(fact);
    entries.add(
        new LedgerEntry(
            entries.size() + 1,
            clock.instant(),
            Fact.kind(fact.getClass()),
            fact.subject(),
            fact.version(),
            json.writeValueAsString(fact)));
  }

  /// Everything appended, oldest first.
  public synchronized List<Fact> facts() {
    return List.copyOf(facts);
  }

  /// Everything appended of one kind, oldest first.
  public synchronized <T extends Fact> List<T> facts(Class<T> type) {
    return facts.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public synchronized List<LedgerEntry> listBySubject(String subject, int limit) {
    return entries.stream().filter(one -> one.subject().equals(subject)).limit(limit).toList();
  }

  @Override
  public synchronized List<LedgerEntry> listAfter(long seq, int limit) {
    return entries.stream().filter(one -> one.seq() > seq).limit(limit).toList();
  }

  @Override
  public synchronized long head() {
    return entries.size();
  }
}
