package vigil.understanding.life;

/// From which confidence on a guess is shown, by `policy/understanding.csv`.
public record Thresholds(
    double type,
    double category,
    double leaf,
    double unit,
    double urgent,
    double danger,
    double element) {}
