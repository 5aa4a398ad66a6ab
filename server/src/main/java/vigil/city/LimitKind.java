package vigil.city;

/// A stretch of an order's life that has a limit of its own: a row of the table in rules 4.2.
public enum LimitKind {
  /// From the end of the call until the order is written.
  AFTER_CALL_WORK,
  /// From submission until dispatch.
  DISPATCH,
  /// From dispatch until the unit has signed.
  SIGN,
  /// From dispatch until the citizen was first contacted.
  FIRST_CONTACT,
  /// From dispatch until the first word on how it goes, owed by urgent orders while open.
  INTERIM_FEEDBACK,
  /// From dispatch until the unit has reported: the unit clock.
  HANDLE,
  /// The same, once it was approved as complex.
  HANDLE_COMPLEX,
  /// From the recheck's dispatch until it was reported.
  RECHECK,
  /// From the supervision until it was reported.
  SUPERVISED,
  /// From signing until a return may no longer be asked.
  RETURN_WINDOW,
  /// From the accepted report until the first callback.
  CALLBACK
}
