package vigil.telephony.steps;

import java.util.Optional;
import vigil.identity.Staff;
import vigil.telephony.StaffMobiles;
import vigil.telephony.StaffPhones;
import vigil.telephony.sip.PhoneAccounts;

/// Telephones of staff by what is registered.
final class RegisteredStaffPhones implements StaffPhones {
  private final PhoneAccounts accounts;
  private final StaffMobiles mobiles;

  RegisteredStaffPhones(PhoneAccounts accounts, StaffMobiles mobiles) {
    this.accounts = accounts;
    this.mobiles = mobiles;
  }

  @Override
  public Optional<String> findAddress(Staff staff) {
    return Optional.ofNullable(staff.extension())
        .flatMap(accounts::findMobile)
        .or(() -> findPhone(staff))
        .or(() -> mobiles.findAddress(staff.id()));
  }

  @Override
  public Optional<String> findPhone(Staff staff) {
    return Optional.ofNullable(staff.extension())
        .filter(extension -> !accounts.listBindings(extension).isEmpty())
        .map(extension -> "sip:" + extension);
  }
}
