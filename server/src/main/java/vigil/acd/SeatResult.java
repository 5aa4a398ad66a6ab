package vigil.acd;

import java.util.List;
import vigil.kernel.UserRefusal;

/// What came of a seat's wish.
public sealed interface SeatResult
    permits SeatView, SeatResult.NotOnShift, SeatResult.NoAfterCallWork {
  /// A seat gets calls only during a shift.
  record NotOnShift(String staff) implements SeatResult, UserRefusal {}

  /// There is no after-call work to put off; these calls still owe an order.
  record NoAfterCallWork(List<String> debts) implements SeatResult, UserRefusal {
    public NoAfterCallWork {
      debts = List.copyOf(debts);
    }
  }
}
