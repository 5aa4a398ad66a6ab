package vigil.understanding;

/// What does not fit between a citizen's words, an order, the reply to it and its end.
public enum QualityKind {
  /// The citizen complains or reports, and the order says consultation or help.
  COMPLAINT_AS_CONSULTATION(QualitySubject.ORDER),
  /// A number, date, amount, place or person's condition was said and is not in the order.
  FACT_LEFT_OUT(QualitySubject.ORDER),
  /// The order has such a fact, and the citizen never said it.
  FACT_ADDED(QualitySubject.ORDER),
  /// The reply names no measure and no cause: courtesy, or a sentence that fits every appeal.
  REPLY_ANSWERS_NOTHING(QualitySubject.REPLY),
  /// The reply is about something else.
  REPLY_OTHER_MATTER(QualitySubject.REPLY),
  /// The note to a finding says no more than the finding.
  CHOSEN_WORD_ALONE(QualitySubject.REPLY),
  /// The reply promises what the script forbids, or what nobody can promise.
  PROMISE_OUTSIDE_SCRIPT(QualitySubject.REPLY),
  /// The reply promises a day that was over when it was written, or at closing.
  DATE_PASSED(QualitySubject.REPLY),
  /// The citizen is said to have been phoned, and no call is there.
  CONTACT_WITHOUT_CALL(QualitySubject.REPLY),
  /// Closed as settled where the citizen said the opposite.
  CLOSED_AGAINST_CITIZEN(QualitySubject.CLOSING);

  private final QualitySubject subject;

  QualityKind(QualitySubject subject) {
    this.subject = subject;
  }

  public QualitySubject subject() {
    return subject;
  }
}
