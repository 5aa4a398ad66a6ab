package vigil.workforce;

import java.util.List;
import vigil.kernel.Fact;

/// What happened to shifts. `subject` is the staff member's id; shifts have no versions.
public sealed interface WorkforceFact extends Fact {
  @Override
  default int version() {
    return 0;
  }

  record ShiftBegan(String subject, String address, String site, List<String> skills)
      implements WorkforceFact {}

  /// The seat moved to another phone, or learned something, during the shift.
  record ShiftChanged(String subject, String address, String site, List<String> skills)
      implements WorkforceFact {}

  record ShiftEnded(String subject) implements WorkforceFact {}
}
