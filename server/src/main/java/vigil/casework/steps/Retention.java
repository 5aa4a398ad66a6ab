package vigil.casework.steps;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;
import vigil.casework.OrderState;
import vigil.casework.life.Clocks;

/// When the sweep comes for an order.
final class Retention {
  /// A closed order may be rechecked for so long, then it is archived (domain 3, row 21).
  static final Duration UNTIL_ARCHIVED = Duration.ofDays(90);

  private Retention() {}

  static @Nullable Instant nextDue(Order order) {
    Instant closed = order.closedAt();
    return order.state() == OrderState.CLOSED && closed != null
        ? closed.plus(UNTIL_ARCHIVED)
        : Clocks.nextDue(order).orElse(null);
  }
}
