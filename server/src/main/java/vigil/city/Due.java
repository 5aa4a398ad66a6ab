package vigil.city;

import java.time.Instant;

/// When something is due.
///
/// @param at the first moment at which it is late: 24:00 of the last day is 00:00 of the next
/// @param provisional a year it counted through has no official calendar yet, so it may move
public record Due(Instant at, boolean provisional) {}
