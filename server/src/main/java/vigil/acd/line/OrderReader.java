package vigil.acd.line;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.casework.OrderFact;
import vigil.kernel.Entry;
import vigil.kernel.Fact;
import vigil.kernel.LedgerReader;

/// An order registered for a call settles the debt and ends after-call work at once (rules 4.11).
@Component
class OrderReader implements LedgerReader {
  private final Line line;
  private final Patience patience = new Patience();

  OrderReader(Line line) {
    this.line = line;
  }

  @Override
  public String name() {
    return "acd-orders";
  }

  @Override
  public Set<Class<? extends Fact>> concerns() {
    return Set.of(OrderFact.Registered.class);
  }

  @Override
  public void read(List<Entry> entries) {
    for (var entry : entries) {
      if (entry.is(OrderFact.Registered.class)) {
        var call = entry.as(OrderFact.Registered.class).origin().contact();
        if (call != null) {
          patience.await(line.saved(call, entry.subject()));
        }
      }
    }
  }
}
