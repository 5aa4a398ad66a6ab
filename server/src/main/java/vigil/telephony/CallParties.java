package vigil.telephony;

import java.util.List;

/// The parties of calls that live, and what those who are in one want of it.
public interface CallParties {
  /// Does what one who is in the call wants of it; waits until it is done or refused.
  LegOrder.Result order(String call, LegOrder order);

  /// The parties of a call, those that left among them.
  List<CallParty> listParties(String call);
}
