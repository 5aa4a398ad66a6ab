package vigil.casework.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import vigil.casework.AssignmentState;
import vigil.casework.Order;
import vigil.casework.OrderState;
import vigil.casework.life.Clocks;
import vigil.casework.store.SqlOrders.DueIndexEntry;
import vigil.city.Categories;
import vigil.city.Urgency;

/// When somebody must look at an order again.
final class DueIndex {
  /// A closed order may be rechecked for so long, then it is archived (rules 3.21).
  static final Duration UNTIL_ARCHIVED = Duration.ofDays(90);

  private DueIndex() {}

  static DueIndexEntry create(Order order, Categories categories) {
    Instant next = next(order);
    if (order.state() == OrderState.MERGED) {
      return new DueIndexEntry(
          next,
          new DueIndexEntry.Hotline(null, null, null, unhappySince(order)),
          DueIndexEntry.only(null).watched());
    }
    if (!order.state().isOpen()) {
      return new DueIndexEntry(
          next,
          new DueIndexEntry.Hotline(null, null, null, askedSince(order)),
          DueIndexEntry.only(null).watched());
    }
    return new DueIndexEntry(next, hotline(order), watched(order, categories));
  }

  private static DueIndexEntry.Hotline hotline(Order order) {
    return new DueIndexEntry.Hotline(
        order.state() == OrderState.RECHECK ? order.dues().handle() : order.dues().dispatch(),
        order.dues().callback(),
        isToReview(order) ? order.dues().citizen() : null,
        askedSince(order));
  }

  private static @Nullable Instant askedSince(Order order) {
    return order.requests().stream()
        .map(Order.Request::at)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /// Since when a merged citizen who is not satisfied waits for what becomes of it.
  private static @Nullable Instant unhappySince(Order merged) {
    var said = merged.callbacks().isEmpty() ? null : merged.callbacks().getLast();
    return said != null && said.result() == Order.CallbackResult.DISSATISFIED ? said.at() : null;
  }

  private static DueIndexEntry.Watched watched(Order order, Categories categories) {
    return new DueIndexEntry.Watched(
        isRapid(order, categories) ? Clocks.findFirstDue(order).orElse(null) : null,
        isListed(order) ? order.dues().review() : null,
        isPressed(order) ? pressedUntil(order) : null,
        Clocks.findFeedbackDue(order).orElse(null));
  }

  private static @Nullable Instant next(Order order) {
    Instant closed = order.closedAt();
    return order.state() == OrderState.CLOSED && closed != null
        ? closed.plus(UNTIL_ARCHIVED)
        : Clocks.findNextDue(order).orElse(null);
  }

  /// The hotline owes a look: at a report to it, or the audit.
  private static boolean isToReview(Order o) {
    boolean reported =
        o.live().stream()
            .anyMatch(a -> a.parent() == null && a.state() == AssignmentState.REPORTED);
    return o.state() == OrderState.UNDER_REVIEW
        || (o.state() == OrderState.IN_HANDLING && reported);
  }

  private static boolean isListed(Order o) {
    return o.state() == OrderState.SHELVED || o.state() == OrderState.DIFFICULT;
  }

  /// Somebody above wants to know what becomes of it (rules 3.20).
  private static boolean isPressed(Order o) {
    return o.has(Order.Flag.SUPERVISED) || o.has(Order.Flag.LEADER_ASSIGNED);
  }

  private static Instant pressedUntil(Order o) {
    Instant handle = o.dues().handle();
    return handle == null ? o.dues().citizen() : handle;
  }

  static boolean isRapid(Order o, Categories categories) {
    String category = o.appeal().category();
    return category != null
        && o.appeal().urgency() != Urgency.NORMAL
        && categories.isRapid(category);
  }
}
