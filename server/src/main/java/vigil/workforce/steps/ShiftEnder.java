package vigil.workforce.steps;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.identity.IdentityFact;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.workforce.Workforce;

/// Whoever is locked or has left is on shift no longer, though the phone may still be registered:
/// no caller is given to it. A call that is on goes on.
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
      if (entry.find(IdentityFact.class).filter(ShiftEnder::endsShift).isPresent()) {
        workforce.endShift(entry.subject());
      }
    }
  }

  private static boolean endsShift(IdentityFact fact) {
    return switch (fact) {
      case IdentityFact.Locked _, IdentityFact.Left _ -> true;
      case IdentityFact.LinkMade _,
          IdentityFact.LinkApproved _,
          IdentityFact.LinkRefused _,
          IdentityFact.KeyEnded _,
          IdentityFact.KeyPerhapsCopied _,
          IdentityFact.Enrolled _,
          IdentityFact.Entered _,
          IdentityFact.Unlocked _,
          IdentityFact.SignedIn _,
          IdentityFact.KeyTouched _,
          IdentityFact.SignedOut _,
          IdentityFact.SignInSlowed _ ->
          false;
    };
  }
}
