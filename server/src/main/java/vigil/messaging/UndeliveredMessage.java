package vigil.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message on its way that has not arrived.
///
/// @param isDead it was tried often enough, or refused for good
/// @param nextAttemptAt null for a dead one
public record UndeliveredMessage(
    String kind,
    boolean isDead,
    int attempts,
    @Nullable String error,
    Instant since,
    @Nullable Instant nextAttemptAt) {}
