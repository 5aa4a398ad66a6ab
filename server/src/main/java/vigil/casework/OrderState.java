package vigil.casework;

/// Every state of an order (rules 3.22).
public enum OrderState {
  DRAFT,
  ANSWERED,
  TRANSFERRED_EMERGENCY,
  NOT_ACCEPTED,
  PENDING_DISPATCH,
  CONFERRING,
  IN_HANDLING,
  UNDER_REVIEW,
  PENDING_CALLBACK,
  RECHECK,
  CLOSED,
  ARCHIVED,
  MERGED,
  SHELVED,
  DIFFICULT,
  WITHDRAWN;

  /// Whether somebody still owes the citizen something.
  public boolean isOpen() {
    return switch (this) {
      case DRAFT,
          PENDING_DISPATCH,
          CONFERRING,
          IN_HANDLING,
          UNDER_REVIEW,
          PENDING_CALLBACK,
          RECHECK,
          SHELVED,
          DIFFICULT ->
          true;
      case ANSWERED, TRANSFERRED_EMERGENCY, NOT_ACCEPTED, CLOSED, ARCHIVED, MERGED, WITHDRAWN ->
          false;
    };
  }
}
