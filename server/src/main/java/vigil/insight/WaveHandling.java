package vigil.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the orders of a wave were handled in one time: answered on the spot, and the handling time
/// (rules 6.2, 6.3).
///
/// @param orders registered in it
/// @param onTheSpot consultations answered without a dispatch
/// @param calls answered, of which these orders were written
/// @param seconds talk and after-call work of such a call in the mean; null where there is none
public record WaveHandling(
    Instant from,
    Instant to,
    int orders,
    int consultations,
    int onTheSpot,
    int calls,
    @Nullable Double seconds) {}
