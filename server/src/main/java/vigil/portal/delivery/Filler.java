package vigil.portal.delivery;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import vigil.casework.CaseworkFact;
import vigil.casework.OrderFact;
import vigil.kernel.Entry;
import vigil.kernel.LedgerReader;
import vigil.portal.status.Facts;

/// Fills the outbox from the ledger: the rows and the reader's position are kept together, so
/// nothing is told twice and nothing is left out.
@Component
class Filler implements LedgerReader {
  private final Outbox outbox;
  private final List<Source> sources;

  Filler(Outbox outbox, List<Source> sources) {
    this.outbox = outbox;
    this.sources = List.copyOf(sources);
  }

  @Override
  public String name() {
    return "portal.delivery";
  }

  @Override
  public void read(List<Entry> entries) {
    Instant begin = outbox.begin();
    List<Entry> told = entries.stream().filter(it -> !it.at().isBefore(begin)).toList();
    for (OrderFact fact : Facts.of(told)) {
      for (Source source : sources) {
        source.of(fact).forEach(outbox::add);
      }
    }
    for (Entry entry : told) {
      if (entry.is(CaseworkFact.AttachmentAdded.class)) {
        var fact = entry.as(CaseworkFact.AttachmentAdded.class);
        sources.forEach(source -> source.of(fact).forEach(outbox::add));
      }
    }
  }
}
