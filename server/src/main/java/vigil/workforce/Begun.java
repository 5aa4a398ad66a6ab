package vigil.workforce;

import vigil.kernel.SaysNo;

/// What came of the wish to go on shift.
public sealed interface Begun permits Shift, Begun.PhoneTaken {
  /// Another running shift has this phone: one phone is one seat.
  ///
  /// @param by who sits at it
  record PhoneTaken(String address, String by) implements Begun, SaysNo {}
}
