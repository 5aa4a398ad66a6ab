package vigil.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The order's own due times; those of its units stand in the assignments.
///
/// @param citizen the citizen clock: from registration, nothing stops it
/// @param handle the unit clock: from dispatch
/// @param cap no dispatch may be due later: inherited from merged orders
public record OwnDueTimes(
    Instant citizen,
    @Nullable Instant dispatch,
    @Nullable Instant handle,
    @Nullable Instant callback,
    @Nullable Instant review,
    @Nullable Instant cap) {}
