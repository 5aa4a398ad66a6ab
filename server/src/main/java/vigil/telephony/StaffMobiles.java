package vigil.telephony;

import java.util.Optional;
import vigil.kernel.Phone;

/// By which mobiles staff want to be reached outside the house.
public interface StaffMobiles {
  /// The address that [Telephony#callOut] takes; empty where somebody gave none, or no carrier
  /// calls it.
  Optional<String> findAddress(String staff);

  /// The number itself, for a message.
  Optional<Phone> findNumber(String staff);
}
