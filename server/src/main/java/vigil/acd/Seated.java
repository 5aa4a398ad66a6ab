package vigil.acd;

import java.util.List;
import vigil.kernel.SaysNo;

/// What came of a seat's wish.
public sealed interface Seated permits SeatView, Seated.NotOnShift, Seated.NoAfterCallWork {
  /// A seat gets calls only during a shift.
  record NotOnShift(String staff) implements Seated, SaysNo {}

  /// There is no after-call work to put off; these calls still owe an order.
  record NoAfterCallWork(List<String> debts) implements Seated, SaysNo {
    public NoAfterCallWork {
      debts = List.copyOf(debts);
    }
  }
}
