package vigil.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An earlier order of the same caller, as an agent sees it while the phone rings.
///
/// @param replyPoints what the citizen was told
public record PreviousOrder(
    String id,
    String number,
    OrderState state,
    Instant registeredAt,
    String title,
    @Nullable String category,
    @Nullable String district,
    @Nullable String replyPoints) {}
