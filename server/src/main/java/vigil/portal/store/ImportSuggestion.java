package vigil.portal.store;

import org.jspecify.annotations.Nullable;

/// A category that was shown beside a row of a file.
///
/// @param model version that guessed
/// @param isTaken the row becomes an order of this category
public record ImportSuggestion(
    int row, String category, double confidence, @Nullable String model, boolean isTaken) {}
