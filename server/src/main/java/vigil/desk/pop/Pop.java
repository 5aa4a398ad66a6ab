package vigil.desk.pop;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vigil.casework.Earlier;
import vigil.casework.OrderState;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// What an agent sees while the phone rings: who calls (masked), what the caller brought up before
/// and was told.
///
/// @param open how many of the earlier orders are not closed yet
record Pop(String call, Masked<Phone> caller, Instant arrivedAt, List<Earlier> earlier, long open) {
  Pop {
    earlier = List.copyOf(earlier);
  }

  static Pop of(String call, Masked<Phone> caller, Instant arrivedAt, List<Earlier> earlier) {
    long open = earlier.stream().map(Earlier::state).filter(OrderState::isOpen).count();
    return new Pop(call, caller, arrivedAt, earlier, open);
  }

  /// The same without some of the earlier orders, not even counted.
  Pop without(Set<String> orders) {
    return of(
        call, caller, arrivedAt, earlier.stream().filter(e -> !orders.contains(e.id())).toList());
  }
}
