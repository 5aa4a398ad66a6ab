package vigil.casework.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigil.casework.OrderFact;
import vigil.casework.life.DueTimeRecalculation;
import vigil.city.LimitHistory;
import vigil.city.WorkingDays;
import vigil.kernel.Fact;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;

/// Whole lives of orders, read back from the ledger.
record OrderHistories(Ledger ledger) {
  private static final Map<String, Class<? extends OrderFact>> KINDS = new LinkedHashMap<>();

  static {
    collect(OrderFact.class);
  }

  List<OrderFact> list(String order) {
    var facts = new ArrayList<OrderFact>();
    for (LedgerEntry entry : ledger.listBySubject(order, OrderViews.LONGEST_LIFE)) {
      Class<? extends OrderFact> kind = KINDS.get(entry.kind());
      if (kind != null) {
        facts.add(entry.as(kind));
      }
    }
    return facts;
  }

  DueTimeRecalculation recalculate(
      List<OrderFact> facts, LimitHistory history, WorkingDays calendar) {
    return DueTimeRecalculation.of(facts, history, calendar, this::list);
  }

  private static void collect(Class<?> type) {
    Class<?>[] permitted = type.getPermittedSubclasses();
    if (permitted == null) {
      KINDS.put(Fact.kind(type), type.asSubclass(OrderFact.class));
      return;
    }
    for (Class<?> below : permitted) {
      collect(below);
    }
  }
}
