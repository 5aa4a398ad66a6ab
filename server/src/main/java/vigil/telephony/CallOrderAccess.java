package vigil.telephony;

import vigil.identity.Staff;

/// What the orders of a call say of who may see and hear it: whoever keeps the orders says it.
public interface CallOrderAccess {
  /// Whether this person of the hotline handles that order, and it is a complaint or report about
  /// the call: came by it, from the same caller, or was what the citizen was called about.
  boolean isComplaintAbout(String order, Call call, Staff by);

  /// Whether this person of the hotline sees an order that came by the call, or that it was about.
  boolean maySeeOrderOf(Call call, Staff by);

  /// Whether this person stepped aside from an order that came by the call, or that it was about.
  boolean isRecused(Call call, Staff by);
}
