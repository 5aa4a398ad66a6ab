package vigil.casework;

/// Every state of one unit's part in an order (rules 3.24).
public enum AssignmentState {
  DISPATCHED,
  SIGNED,
  CONTACTED,
  HANDLING,
  REPORTED,
  ACCEPTED,
  SENT_BACK,
  RETURN_PENDING,
  RETURNED,
  CANCELLED;

  /// Whether the unit still owes work: its clocks run.
  public boolean isOwed() {
    return switch (this) {
      case DISPATCHED, SIGNED, CONTACTED, HANDLING, SENT_BACK, RETURN_PENDING -> true;
      case REPORTED, ACCEPTED, RETURNED, CANCELLED -> false;
    };
  }

  /// Whether it still counts among the order's assignments.
  public boolean isLive() {
    return this != RETURNED && this != CANCELLED;
  }
}
