package vigil.desk.pop;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vigil.casework.OrderState;
import vigil.casework.PreviousOrder;
import vigil.kernel.Masked;
import vigil.kernel.Phone;
import vigil.telephony.Call;

/// What an agent sees while the phone rings: who calls (masked), what the caller brought up before
/// and was told.
///
/// @param isAsserted whether the carrier vouches for the number; else `earlier` stays shut until
///   the agent asks for it, since anybody may have written the number
/// @param isWithheld whether there is no number at all: then nothing can be looked up by it
/// @param open how many of the earlier orders are not closed yet
record ScreenPop(
    String call,
    Masked<Phone> caller,
    boolean isAsserted,
    boolean isWithheld,
    Instant arrivedAt,
    List<PreviousOrder> earlier,
    long open) {
  ScreenPop {
    earlier = List.copyOf(earlier);
  }

  static ScreenPop of(Call call, List<PreviousOrder> earlier) {
    boolean isWithheld = call.caller().unmask().isWithheld();
    return new ScreenPop(
        call.id(),
        call.caller(),
        call.isAsserted() && !isWithheld,
        isWithheld,
        call.arrivedAt(),
        earlier,
        open(earlier));
  }

  private static long open(List<PreviousOrder> earlier) {
    return earlier.stream().map(PreviousOrder::state).filter(OrderState::isOpen).count();
  }

  /// The same without some of the earlier orders, not even counted.
  ScreenPop without(Set<String> orders) {
    var left = earlier.stream().filter(e -> !orders.contains(e.id())).toList();
    return new ScreenPop(call, caller, isAsserted, isWithheld, arrivedAt, left, open(left));
  }
}
