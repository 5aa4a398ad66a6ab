package vigil.portal.delivery;

/// What a citizen is told without having asked.
public enum Notice {
  /// We have it, and this is its number.
  CONFIRMED(Channel.MAIL),
  /// The query code for somebody who called, or who lost it.
  QUERY_CODE(Channel.SMS),
  /// The answer given at once, to someone who did not call.
  ANSWERED(Channel.MAIL),
  /// It is not accepted, and why (rules 3.4), to someone who did not call.
  NOT_ACCEPTED(Channel.MAIL),
  /// The new date and why (rules 3.13).
  EXTENDED(Channel.MAIL),
  /// The word that urgent orders owe while open (rules 3.20).
  INTERIM(Channel.SMS),
  /// It is handled: is it solved? (rules 3.17)
  RATE(Channel.SMS),
  /// It was closed without the citizen's word.
  CLOSED(Channel.SMS),
  /// The order it was joined to is closed: every merged citizen gets the reply (rules 3.6).
  REPLY_READY(Channel.SMS);

  private final Channel first;

  Notice(Channel first) {
    this.first = first;
  }

  /// The channel it goes by if the citizen has both.
  Channel first() {
    return first;
  }
}
