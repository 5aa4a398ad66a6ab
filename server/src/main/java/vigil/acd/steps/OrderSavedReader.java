package vigil.acd.steps;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.acd.store.SqlDrafts;
import vigil.casework.OrderFact;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;

/// An order registered for a call settles the debt and ends after-call work at once (rules 4.11);
/// what was written until then is needed no more.
@Component
class OrderSavedReader implements LedgerReader {
  private final QueueRunner line;
  private final SqlDrafts drafts;
  private final CommitAwaiter patience = new CommitAwaiter();

  OrderSavedReader(QueueRunner line, SqlDrafts drafts) {
    this.line = line;
    this.drafts = drafts;
  }

  @Override
  public String name() {
    return "acd-orders";
  }

  @Override
  public Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of(OrderFact.Registered.class);
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    for (var entry : entries) {
      entry.find(OrderFact.Registered.class).ifPresent(fact -> save(fact, entry.at()));
    }
  }

  private void save(OrderFact.Registered fact, Instant at) {
    var call = fact.origin().contact();
    if (call != null) {
      patience.await(line.submitOrderSaved(call, fact.on().by(), fact.subject()));
      drafts.forget(call, fact.on().by());
      drafts.forgetOld(at);
    }
  }
}
