package vigil.casework.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;
import vigil.casework.OrderState;
import vigil.city.AppealType;
import vigil.city.Limit;
import vigil.city.LimitKind;
import vigil.city.Limits;
import vigil.city.Responsibility;
import vigil.city.Urgency;

/// How long a lead has (rules 3.8 and 4.2): by the dispatch directory where it says so, else by the
/// profile; an urgent order by whichever is shorter; a recheck by its own limit.
public final class HandlingLimit {
  private HandlingLimit() {}

  public static Limit get(Order order, @Nullable Responsibility duty, Limits limits, Instant at) {
    var type = order.appeal().type();
    Urgency urgency = order.appeal().urgency();
    if (order.state() == OrderState.RECHECK) {
      return limits.limit(LimitKind.RECHECK, urgency, type);
    }
    return get(urgency, type, duty, limits, at);
  }

  /// The same for an order that waits for its first dispatch, known by no more than this.
  public static Limit get(
      Urgency urgency, AppealType type, @Nullable Responsibility duty, Limits limits, Instant at) {
    Limit usual = limits.limit(LimitKind.HANDLE, urgency, type);
    Limit own = duty == null ? null : duty.limit();
    if (own == null || urgency == Urgency.NORMAL) {
      return own == null ? usual : own;
    }
    return limits.due(own, at).at().isBefore(limits.due(usual, at).at()) ? own : usual;
  }
}
