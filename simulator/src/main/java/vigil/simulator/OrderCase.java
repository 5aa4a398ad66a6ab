package vigil.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.life.DecisionContext;

/// An order with what deciding on it needs.
final class OrderCase {
  final DecisionContext known;
  final Draft draft;
  final List<OrderFact> facts = new ArrayList<>();
  Order order;

  /// The last try was refused.
  boolean isSober;

  /// The order that it was merged into has its reply.
  boolean isReplied;

  /// When one who was merged into it last said that nothing is well; null where nobody did.
  @Nullable Instant unhappySince;

  /// How many were merged into it.
  int joined;

  /// When the sweep looks next.
  Instant watchedAt = Instant.MAX;

  OrderCase(DecisionContext known, Draft draft, Order order) {
    this.known = known;
    this.draft = draft;
    this.order = order;
  }

  OrderSituation at(Instant now) {
    var duty = known.competence();
    var lead = duty == null ? "" : duty.lead().id();
    return new OrderSituation(
        order, draft, lead, now, isSober, joined > 0, isReplied, isOtherUnhappy());
  }

  /// What was said before it was closed, or agreed to be so, was answered by that.
  private boolean isOtherUnhappy() {
    Instant closed = order.closedAt();
    return unhappySince != null && (closed == null || unhappySince.isAfter(closed));
  }
}
