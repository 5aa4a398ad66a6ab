package vigil.acd;

/// What a leader may set a seat to. A call that is on, and its work, are never cut short by a break
/// or the end of a shift: these come after it.
public enum SeatOrder {
  /// Waits for a call again: after-call work, a break or a missed ring is over.
  READY,
  MEAL,
  REST,
  TRAINING,
  EQUIPMENT,
  /// The shift is over.
  OFF
}
