package vigil.insight.web;

import org.jspecify.annotations.Nullable;

/// Which of the orders behind a number; null is all.
record OrderPart(
    @Nullable String district,
    @Nullable String category,
    @Nullable String state,
    @Nullable String type,
    @Nullable String channel) {}
