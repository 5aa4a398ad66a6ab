package vigil.workforce.steps;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.identity.IdentityFact;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.workforce.Workforce;

/// Whoever is locked or has left is on shift no longer, though her phone may still be registered:
/// no caller is given to her. A call that she has goes on.
@Component
class ShiftEnder implements LedgerReader {
  private final Workforce workforce;

  ShiftEnder(Workforce workforce) {
    this.workforce = workforce;
  }

  @Override
  public String name() {
    return "workforce.shift-ender";
  }

  @Override
  public Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of(IdentityFact.Locked.class, IdentityFact.Left.class);
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    for (LedgerEntry entry : entries) {
      if (entry.is(IdentityFact.Locked.class) || entry.is(IdentityFact.Left.class)) {
        workforce.endShift(entry.subject());
      }
    }
  }
}
