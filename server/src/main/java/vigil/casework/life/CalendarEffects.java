package vigil.casework.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.OrderFact.DueTimeMove;
import vigil.casework.Step;

/// What a new calendar does to the due times of an order that stand already.
public final class CalendarEffects {
  private CalendarEffects() {}

  /// What entering a calendar moves: due times that its days change, where they are not there yet.
  ///
  /// @param order as it is stored
  public static Optional<Step.Reschedule> moves(
      Order order, DueTimeRecalculation before, DueTimeRecalculation after, String calendar) {
    var moved = new ArrayList<DueTimeMove>();
    Map<OrderDueTimes.Key, Instant> old = OrderDueTimes.all(before.order());
    Map<OrderDueTimes.Key, Instant> next = OrderDueTimes.all(after.order());
    OrderDueTimes.running(order)
        .forEach((key, due) -> {
          Instant then = next.get(key);
          if (then != null && !then.equals(due) && !then.equals(old.get(key))) {
            moved.add(new DueTimeMove(key.deadline(), key.assignment(), due, then));
          }
        });
    boolean provisional = after.order().has(Flag.PROVISIONAL_DUE);
    boolean same = moved.isEmpty() && provisional == order.has(Flag.PROVISIONAL_DUE);
    return same ? Optional.empty() : Optional.of(new Step.Reschedule(calendar, moved, provisional));
  }
}
