package vigil.messaging.notices;

import vigil.messaging.DeliveryChannel;

/// What a citizen is told without having asked.
public enum Notice {
  /// We have it, and this is its number.
  CONFIRMED(DeliveryChannel.MAIL),
  /// The query code for somebody who called, or who lost it.
  QUERY_CODE(DeliveryChannel.SMS),
  /// The answer given at once, to someone who did not call.
  ANSWERED(DeliveryChannel.MAIL),
  /// The appeal is not accepted, and why (rules 3.4), to someone who did not call.
  NOT_ACCEPTED(DeliveryChannel.MAIL),
  /// The new date and why (rules 3.13).
  EXTENDED(DeliveryChannel.MAIL),
  /// The word that urgent orders owe while open (rules 3.20).
  INTERIM(DeliveryChannel.SMS),
  /// The appeal is handled: is it solved? (rules 3.17)
  RATE(DeliveryChannel.SMS),
  /// The appeal was closed without the citizen's word.
  CLOSED(DeliveryChannel.SMS),
  /// The order it was joined to is closed: every merged citizen gets the reply (rules 3.6).
  REPLY_READY(DeliveryChannel.SMS),
  /// What many asked about is answered for all: the answer to a spike, once to each person.
  ANSWER_OUT(DeliveryChannel.SMS);

  private final DeliveryChannel first;

  Notice(DeliveryChannel first) {
    this.first = first;
  }

  /// The channel it goes by if the citizen has both.
  DeliveryChannel first() {
    return first;
  }
}
