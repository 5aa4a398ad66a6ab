package vigil.casework;

import org.jspecify.annotations.Nullable;

/// A step as it stands for one person now.
///
/// @param step the step's simple name (`AskReturn`)
/// @param assignment whose; null for a step of the order
/// @param unit of the assignment
/// @param refusal why not; null when it may be taken
/// @param isHers it would be for her to take, if not now then in another state; false where it is
///   another unit's
public record Offer(
    String step,
    @Nullable String assignment,
    @Nullable String unit,
    @Nullable Refusal refusal,
    boolean isHers) {}
