package vigil.casework.life;

import org.jspecify.annotations.Nullable;
import vigil.casework.ContactCall;
import vigil.casework.ContactCall.Result;
import vigil.casework.ContactTry;
import vigil.casework.Order;
import vigil.casework.Refusal;

/// What an attempt may rest on (rules 3.11): a call of this order, placed by who records it, that
/// says the same, and of which nothing is recorded yet.
public final class ContactCallRules {
  private ContactCallRules() {}

  /// Why an attempt does not rest on the call that it names; null when it does, and for one that is
  /// typed.
  ///
  /// @param call null where nobody knows it
  public static @Nullable Refusal findRefusal(
      ContactTry step, Order order, Actor by, @Nullable ContactCall call) {
    String named = step.call();
    if (named == null) {
      return null;
    }
    if (call == null || !call.order().equals(order.id())) {
      return new Refusal.CallOfAnotherOrder(named);
    }
    if (!call.by().equals(by.id())) {
      return new Refusal.CallOfAnother(call.by());
    }
    if (order.handling().restsOnCall(named)) {
      return new Refusal.CallRecordedAlready(named);
    }
    Result said = step.hasReached() ? Result.REACHED : Result.MISSED;
    return call.result() == said ? null : new Refusal.CallSaysOtherwise(call.result());
  }
}
