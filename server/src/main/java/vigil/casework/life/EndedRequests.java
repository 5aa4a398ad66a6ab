package vigil.casework.life;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigil.casework.Order;
import vigil.casework.Order.Request;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderFact;

/// Requests that nobody had decided when something else ended them (rules 2.2).
public final class EndedRequests {
  private EndedRequests() {}

  /// What ended, by the version of the fact that ended it; empty where a life does not begin with
  /// its registration.
  public static Map<Integer, List<RequestKind>> list(List<OrderFact> life) {
    Map<Integer, List<RequestKind>> ended = new LinkedHashMap<>();
    if (life.isEmpty() || !(life.getFirst() instanceof OrderFact.Registered first)) {
      return ended;
    }
    Order order = OrderReplay.create(first);
    for (OrderFact fact : life.subList(1, life.size())) {
      Order after = OrderReplay.apply(order, fact);
      List<RequestKind> kinds = undecided(order, fact, after);
      if (!kinds.isEmpty()) {
        ended.put(fact.version(), kinds);
      }
      order = after;
    }
    return ended;
  }

  private static List<RequestKind> undecided(Order before, OrderFact fact, Order after) {
    List<RequestKind> kinds = new ArrayList<>();
    for (Request request : before.requests()) {
      boolean isOpen = after.findRequest(request.kind(), request.assignment()).isPresent();
      if (!isOpen && !isDecision(fact, request.kind())) {
        kinds.add(request.kind());
      }
    }
    return kinds;
  }

  /// Whether this is how such a request is decided, or answered.
  private static boolean isDecision(OrderFact fact, RequestKind kind) {
    return fact instanceof OrderFact.RequestFact
        || switch (kind) {
          case RETURN -> fact instanceof OrderFact.Returned;
          case RELAY -> fact instanceof OrderFact.Relayed;
          case CLOSE_DISSATISFIED ->
              fact instanceof OrderFact.Closed closed
                  && closed.ending() == OrderFact.Ending.DISSATISFIED;
          case EXTENSION, ASSIST, SHELVE, DIFFICULT, EXCLUDE_FROM_SCORING -> false;
        };
  }
}
