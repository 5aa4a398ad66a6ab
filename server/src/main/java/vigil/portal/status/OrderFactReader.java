package vigil.portal.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigil.casework.OrderFact;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;

/// Reads an order's facts back from the ledger's entries.
public final class OrderFactReader {
  private static final Map<String, Class<? extends OrderFact>> KINDS = kinds();

  private OrderFactReader() {}

  public static List<OrderFact> parse(List<LedgerEntry> entries) {
    List<OrderFact> facts = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      Class<? extends OrderFact> kind = KINDS.get(entry.kind());
      if (kind != null) {
        facts.add(entry.as(kind));
      }
    }
    return facts;
  }

  private static Map<String, Class<? extends OrderFact>> kinds() {
    Map<String, Class<? extends OrderFact>> kinds = new LinkedHashMap<>();
    collect(OrderFact.class, kinds);
    return kinds;
  }

  private static void collect(Class<?> type, Map<String, Class<? extends OrderFact>> kinds) {
    Class<?>[] permitted = type.getPermittedSubclasses();
    if (permitted == null) {
      kinds.put(Fact.kind(type), type.asSubclass(OrderFact.class));
      return;
    }
    for (Class<?> below : permitted) {
      collect(below, kinds);
    }
  }
}
