package vigil.workforce;

import vigil.kernel.UserRefusal;

/// What came of the wish to go on shift.
public sealed interface ShiftStartResult permits Shift, ShiftStartResult.PhoneTaken {
  /// Another running shift has this phone: one phone is one seat.
  ///
  /// @param by who sits at it
  record PhoneTaken(String address, String by) implements ShiftStartResult, UserRefusal {}
}
