package vigil.acd;

/// What a leader may set a seat to. A call that is on is never cut short: a break or the end of a
/// shift come after it. The end of a shift ends after-call work at once; the order stays owed.
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
