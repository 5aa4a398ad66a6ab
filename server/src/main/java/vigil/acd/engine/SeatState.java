package vigil.acd.engine;

/// Where a seat stands. Each state has a deadline or a person who can end it.
public enum SeatState {
  READY,
  /// Rings; ends by answer, refusal, hang-up or the ring deadline.
  OFFERED,
  TALKING,
  /// Writes the order; ends when it is saved, put off, or after 120 s.
  AFTER_CALL,
  BREAK,
  /// Did not answer: visible to all, offered nothing until the agent says ready.
  NOT_RESPONDING,
  OFF
}
