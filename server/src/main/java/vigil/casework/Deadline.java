package vigil.casework;

/// Every due time that is stored of an order and its units' parts.
public enum Deadline {
  /// The citizen clock.
  CITIZEN,
  DISPATCH,
  /// The unit clock; of an order whose recheck is not dispatched yet, the order's.
  HANDLE,
  CALLBACK,
  /// No dispatch may be due later: inherited from merged orders, urgency or supervision.
  CAP,
  /// A date that somebody set.
  REVIEW_DATE,
  SIGN,
  FIRST_CONTACT,
  INTERIM_FEEDBACK,
  /// Until then a unit may return the order.
  RETURN_WINDOW
}
