package vigil.understanding.life;

/// From which confidence on a guess is shown, by `policy/understanding.csv`.
///
/// @param known below this share of known pairs of characters a model guesses nothing
public record Thresholds(
    double type,
    double category,
    double leaf,
    double unit,
    double urgent,
    double danger,
    double element,
    double known) {}
