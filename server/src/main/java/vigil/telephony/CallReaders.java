package vigil.telephony;

import vigil.identity.Staff;

/// Who scores sampled recordings: whoever keeps the sample says it.
public interface CallReaders {
  /// Whether the call is in the sample and this person may score it.
  boolean mayScore(String call, Staff by);
}
