package vigil.telephony;

import java.util.Optional;
import vigil.identity.Staff;

/// By which telephone a member of staff is rung now.
public interface StaffPhones {
  /// The own mobile where it is the seat's voice for the shift; else the registered phone of the
  /// own extension, else the own mobile where a carrier calls it; empty where there is neither.
  Optional<String> findAddress(Staff staff);

  /// The phone of the own extension; empty while none is registered.
  Optional<String> findPhone(Staff staff);
}
