package vigil.telephony;

import java.util.List;
import java.util.Optional;

/// The parties of calls that live, and what those who are in one want of it.
public interface CallParties {
  /// Does what one who is in the call wants of it; waits until it is done or refused.
  LegOrder.Result order(String call, LegOrder order);

  /// The call in which somebody talks or listens at an address; empty for none.
  Optional<String> findCallAt(String address);

  /// The parties of a call, those that left among them.
  List<CallParty> listParties(String call);
}
