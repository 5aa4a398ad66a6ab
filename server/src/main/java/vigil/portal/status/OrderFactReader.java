package vigil.portal.status;

import java.util.List;
import vigil.casework.OrderFact;
import vigil.kernel.LedgerEntry;

/// Reads an order's facts back from the ledger's entries.
public final class OrderFactReader {
  private OrderFactReader() {}

  public static List<OrderFact> parse(List<LedgerEntry> entries) {
    return entries.stream().flatMap(entry -> entry.find(OrderFact.class).stream()).toList();
  }
}
