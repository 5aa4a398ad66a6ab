package vigil.watch;

/// By what somebody on duty is told that they are needed.
public enum PageWay {
  /// The own mobile, by way of a carrier; key 1 acknowledges.
  MOBILE,
  /// The phone of the own extension; key 1 acknowledges.
  PHONE,
  /// Cannot acknowledge: the message says so, and where to.
  SMS,
  /// Cannot acknowledge either.
  MAIL,
  /// Every screen on which they are signed in; a click acknowledges.
  SCREEN;

  public boolean isRinging() {
    return this == MOBILE || this == PHONE;
  }
}
