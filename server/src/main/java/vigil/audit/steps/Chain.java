package vigil.audit.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vigil.audit.chain.ChainLink;
import vigil.audit.chain.FactActor;
import vigil.audit.store.SqlChainLinks;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.kernel.Timers;

/// Chains every fact of the ledger, in its order. Each hour the log is told how the chain stands: a
/// witness outside the database against whoever would write the whole chain anew.
@Component
class Chain implements LedgerReader {
  private static final Logger LOG = LoggerFactory.getLogger(Chain.class);

  /// What shows a person in clear, or finds one by a number: kept apart, to be looked through.
  private static final Set<String> LOOKS =
      Set.of("casework.Unmasked", "casework.PhoneSearched", "telephony.RecordingPlayed");

  private final SqlChainLinks links;

  Chain(SqlChainLinks links, Timers timers) {
    this.links = links;
    timers.schedule("audit.witness", Duration.ofHours(1), this::witness);
  }

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public boolean acceptsEveryFact() {
    return true;
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    var fresh = new ArrayList<ChainLink>();
    ChainLink last = links.getLast();
    for (LedgerEntry entry : entries) {
      if (entry.seq() > last.seq()) {
        last = ChainLink.after(last.hash(), entry);
        fresh.add(last);
      }
      if (LOOKS.contains(entry.kind())) {
        links.addUnmasking(entry, FactActor.find(entry));
      }
    }
    links.add(fresh);
  }

  private void witness() {
    ChainLink last = links.getLast();
    LOG.info("The audit chain stands at fact {} with {}.", last.seq(), last.hash());
  }
}
