package vigil.watch;

/// What became of a try to reach somebody. Each says what Vigil knows and no more: nobody is said
/// to have read what was only handed over.
public enum WayOutcome {
  /// The screens were told.
  SHOWN,
  /// The SMS gateway or the mail server took it.
  SENT,
  /// The gateway or the server did not take it.
  NOT_SENT,
  /// No gateway, mail server or carrier is set up for it.
  NOT_SET_UP,
  /// No mobile, address or extension of theirs is known.
  NO_ADDRESS,
  /// The phone rang, and nobody picked up.
  NO_ANSWER,
  BUSY,
  DECLINED,
  /// Off or out of reach; or no phone is registered there.
  UNREACHABLE,
  /// No carrier took the call.
  NOT_CARRIED,
  /// Answered, and 1 pressed.
  PRESSED,
  /// Somebody or a mailbox answered, and nobody pressed 1.
  NO_KEY,
  /// We hung up, since somebody else was faster or it was over.
  STOPPED,
  /// The call broke off by our fault.
  LOST;

  /// Whether they may still answer to it: nobody hurries on.
  public boolean isWaitedFor() {
    return this == SHOWN || this == SENT;
  }
}
