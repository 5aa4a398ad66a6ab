package vigil.casework.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigil.casework.OrderFact;
import vigil.casework.life.Recount;
import vigil.city.LimitHistory;
import vigil.city.WorkingDays;
import vigil.kernel.Entry;
import vigil.kernel.Fact;
import vigil.kernel.Ledger;

/// Whole lives of orders, read back from the ledger.
record Lives(Ledger ledger) {
  private static final Map<String, Class<? extends OrderFact>> KINDS = new LinkedHashMap<>();

  static {
    collect(OrderFact.class);
  }

  List<OrderFact> of(String order) {
    var facts = new ArrayList<OrderFact>();
    for (Entry entry : ledger.of(order, Views.LONGEST_LIFE)) {
      Class<? extends OrderFact> kind = KINDS.get(entry.kind());
      if (kind != null) {
        facts.add(entry.as(kind));
      }
    }
    return facts;
  }

  Recount recount(List<OrderFact> facts, LimitHistory history, WorkingDays calendar) {
    return Recount.of(facts, history, calendar, this::of);
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
