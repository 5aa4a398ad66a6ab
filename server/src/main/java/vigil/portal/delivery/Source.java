package vigil.portal.delivery;

import java.util.List;
import vigil.casework.OrderFact;

/// Who knows what to send out when something happened.
public interface Source {
  /// Called in the ledger reader's transaction.
  List<Outbox.Wanted> of(OrderFact fact);
}
