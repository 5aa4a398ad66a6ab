package vigil.casework.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who asked for something, and which second person decided it.
public record Approval(
    String askedBy, Instant askedAt, @Nullable String decidedBy, @Nullable Instant decidedAt) {}
