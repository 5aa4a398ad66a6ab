package vigil.telephony;

import org.jspecify.annotations.Nullable;

/// A call that is alive.
///
/// @param offer the offer by which it was joined to a seat, or is ringing one; null while it waits
/// @param seats who of the hotline is in it while it is talked
/// @param talking both legs are joined
public record LiveCall(
    Call call, CallerNeed need, @Nullable String offer, boolean talking, CallSeats seats) {}
