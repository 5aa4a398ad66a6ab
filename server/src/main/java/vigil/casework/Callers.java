package vigil.casework;

import java.util.Optional;
import vigil.kernel.Phone;

/// Who called: whoever keeps the contacts says it, for an agent is shown the number masked and
/// cannot write it down.
public interface Callers {
  /// The number behind a contact (a call's id); empty if unknown or suppressed.
  Optional<Phone> numberOf(String contact);
}
