package vigil.telephony;

import java.time.Instant;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// A citizen's call.
///
/// @param id time-ordered id; also the `contact` of the orders it leads to
/// @param caller the number that the trunk asserted or presented
/// @param isAsserted whether the carrier vouches for the number; else anybody may have written it
public record Call(String id, Masked<Phone> caller, boolean isAsserted, Instant arrivedAt) {}
