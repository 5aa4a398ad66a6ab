package vigil.casework.steps;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vigil.casework.Assignment;
import vigil.casework.Order;

/// Orders as this server last read or wrote them: a step mostly follows a look at its order, or the
/// step before, and need not read again. Nobody tells it of what others do. A step is written only
/// while the order's version is the one that was decided on, so an order that moved on meanwhile is
/// found out there, and read.
///
/// A transaction under way may still be undone, and its version number be used by another step:
/// what it reads and writes is not kept, nor does it see what is.
final class OrderCache {
  /// Orders and their parts: some thousands of orders, some tens of megabytes.
  private static final int MOST = 10_000;

  private final Map<String, Order> orders =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Order> eldest) {
          return size() > MOST;
        }
      };

  /// The order as it was at that version, if that is the one known here.
  ///
  /// @param id of the order or of one of its parts
  Optional<Order> find(String id, int version) {
    if (isUndecided()) {
      return Optional.empty();
    }
    synchronized (orders) {
      return Optional.ofNullable(orders.get(id)).filter(order -> order.version() == version);
    }
  }

  Order put(Order order) {
    if (!isUndecided()) {
      synchronized (orders) {
        orders.put(order.id(), order);
        for (Assignment part : order.assignments()) {
          orders.put(part.id(), order);
        }
      }
    }
    return order;
  }

  private static boolean isUndecided() {
    return TransactionSynchronizationManager.isActualTransactionActive();
  }
}
