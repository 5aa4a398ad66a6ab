package vigil.telephony.line;

import org.jspecify.annotations.Nullable;
import vigil.telephony.life.CallCard;

/// A citizen's call in memory: its card and its legs. Touched only in its mailbox.
final class Cell {
  private CallCard card;
  private @Nullable Leg caller;
  private @Nullable Leg seat;

  Cell(CallCard card) {
    this.card = card;
  }

  CallCard card() {
    return card;
  }

  String id() {
    return card.id();
  }

  void now(CallCard after) {
    card = after;
  }

  @Nullable Leg caller() {
    return caller;
  }

  void caller(Leg leg) {
    caller = leg;
  }

  @Nullable Leg seat() {
    return seat;
  }

  void seat(@Nullable Leg leg) {
    seat = leg;
  }
}
