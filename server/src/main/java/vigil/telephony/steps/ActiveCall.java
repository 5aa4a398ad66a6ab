package vigil.telephony.steps;

import org.jspecify.annotations.Nullable;
import vigil.telephony.life.CallRecord;

/// A citizen's call in memory: its card and its legs. Touched only in its mailbox.
final class ActiveCall {
  private CallRecord card;
  private @Nullable Leg caller;
  private @Nullable Leg seat;
  private boolean isAdmittedOnceAcked;

  ActiveCall(CallRecord card) {
    this.card = card;
  }

  CallRecord card() {
    return card;
  }

  String id() {
    return card.id();
  }

  void update(CallRecord after) {
    card = after;
  }

  @Nullable Leg caller() {
    return caller;
  }

  void caller(Leg leg) {
    caller = leg;
  }

  /// The greeting is over and the caller's ACK is all that is missing.
  boolean isAdmittedOnceAcked() {
    return isAdmittedOnceAcked;
  }

  void admitOnceAcked() {
    isAdmittedOnceAcked = true;
  }

  @Nullable Leg seat() {
    return seat;
  }

  void seat(@Nullable Leg leg) {
    seat = leg;
  }
}
