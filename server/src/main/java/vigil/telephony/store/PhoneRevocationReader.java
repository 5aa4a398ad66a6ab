package vigil.telephony.store;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vigil.identity.Identity;
import vigil.identity.IdentityFact;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;

/// Takes the phones off those who are locked, have left or were given another extension. None of
/// them rings from that moment on, for each ring asks the register; this clears away what is left.
@Component
class PhoneRevocationReader implements LedgerReader {
  @Configuration(proxyBeanMethods = false)
  static class Setup {
    @Bean
    PhoneHolders phoneHolders(Identity identity) {
      return (staff, extension) ->
          identity.findStaff(staff).filter(she -> extension.equals(she.extension())).isPresent();
    }
  }

  private final SqlPhoneAccounts accounts;
  private final SqlMobiles mobiles;

  PhoneRevocationReader(SqlPhoneAccounts accounts, SqlMobiles mobiles) {
    this.accounts = accounts;
    this.mobiles = mobiles;
  }

  @Override
  public String name() {
    return "telephony.staff-phones";
  }

  @Override
  public Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of(IdentityFact.Locked.class, IdentityFact.Left.class, IdentityFact.Entered.class);
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    for (LedgerEntry entry : entries) {
      entry.find(IdentityFact.class).ifPresent(this::revoke);
    }
  }

  private void revoke(IdentityFact fact) {
    switch (fact) {
      case IdentityFact.Left _ -> {
        accounts.forget(fact.subject());
        mobiles.forget(fact.subject());
      }
      case IdentityFact.Locked _, IdentityFact.Entered _ -> accounts.unbindUnheld(fact.subject());
      case IdentityFact.LinkMade _,
          IdentityFact.LinkApproved _,
          IdentityFact.LinkRefused _,
          IdentityFact.KeyEnded _,
          IdentityFact.KeyPerhapsCopied _,
          IdentityFact.Enrolled _,
          IdentityFact.Unlocked _,
          IdentityFact.SignedIn _,
          IdentityFact.KeyTouched _,
          IdentityFact.SignedOut _,
          IdentityFact.SignInSlowed _ -> {}
    }
  }
}
