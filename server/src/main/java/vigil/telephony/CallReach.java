package vigil.telephony;

/// Whether a call that was placed reached whom it was for, and why not.
public enum CallReach {
  ANSWERED,
  BUSY,
  NO_ANSWER,
  DECLINED,
  /// The network says that the number is off, out of reach or nobody's.
  UNREACHABLE,
  /// No carrier took the call: of whom it was for that says nothing.
  NOT_CARRIED,
  /// Who placed it hung up before anybody answered.
  GIVEN_UP,
  /// The phone of who placed it did not answer; nobody else was rung.
  STAFF_ABSENT,
  /// A phone, the server or media was lost before anybody answered.
  LINE_LOST;

  /// Whether it says that the one whom it was for could not be reached.
  public boolean isMissed() {
    return this == BUSY || this == NO_ANSWER || this == DECLINED || this == UNREACHABLE;
  }
}
