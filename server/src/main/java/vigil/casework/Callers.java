package vigil.casework;

import java.util.Optional;
import vigil.identity.Staff;
import vigil.kernel.Phone;

/// Who called: whoever keeps the contacts says it, for an agent is shown the number masked and
/// cannot write it down.
public interface Callers {
  /// The number behind a contact (a call's id); empty if unknown or withheld.
  Optional<Phone> findNumber(String contact);

  /// The same for who may look at the caller's card: it rings at this person's telephone, is talked
  /// there or was within a day, or this person watches over all calls.
  Optional<Phone> findVisibleNumber(String contact, Staff by);
}
