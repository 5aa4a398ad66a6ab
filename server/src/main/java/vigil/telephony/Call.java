package vigil.telephony;

import java.time.Instant;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// A citizen's call.
///
/// @param id time-ordered id; also the `contact` of the orders it leads to
/// @param caller the number that the trunk presented
public record Call(String id, Masked<Phone> caller, Instant arrivedAt) {}
