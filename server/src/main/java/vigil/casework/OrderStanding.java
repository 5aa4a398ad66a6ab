package vigil.casework;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where an order stands.
///
/// @param version counts the order's facts, so it grows with each
/// @param round 1 is the first handling, 2 and more are rechecks
/// @param parent the order it was merged into
/// @param returns how often a unit's return was agreed to
/// @param agreedAt when a second person last agreed that it stays closed, though a merged citizen
///   was dissatisfied once it was; null where nobody was asked
public record OrderStanding(
    int version,
    OrderState state,
    int round,
    Set<Order.Flag> flags,
    @Nullable String parent,
    int returns,
    @Nullable Instant closedAt,
    @Nullable Instant agreedAt) {
  public OrderStanding {
    var inOrder = EnumSet.noneOf(Order.Flag.class);
    inOrder.addAll(flags);
    flags = Collections.unmodifiableSet(inOrder);
  }

  OrderStanding withFlags(Set<Order.Flag> others) {
    return new OrderStanding(version, state, round, others, parent, returns, closedAt, agreedAt);
  }
}
