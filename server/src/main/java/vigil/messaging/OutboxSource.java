package vigil.messaging;

import java.util.List;
import vigil.casework.CaseworkFact;
import vigil.casework.OrderFact;

/// Who knows what to send out when something happened.
public interface OutboxSource {
  /// Called in the ledger reader's transaction.
  List<NewMessage> list(OrderFact fact);

  /// The same for a file that an order got.
  default List<NewMessage> list(CaseworkFact.AttachmentAdded fact) {
    return List.of();
  }
}
