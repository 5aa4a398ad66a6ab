package vigil.portal.delivery;

import java.util.List;
import vigil.casework.CaseworkFact;
import vigil.casework.OrderFact;

/// Who knows what to send out when something happened.
public interface Source {
  /// Called in the ledger reader's transaction.
  List<Outbox.Wanted> of(OrderFact fact);

  /// The same for a file that an order got.
  default List<Outbox.Wanted> of(CaseworkFact.AttachmentAdded fact) {
    return List.of();
  }
}
