package vigil.understanding.life.quality;

import java.util.EnumMap;
import java.util.Map;
import vigil.understanding.QualityKind;

/// From which confidence on a finding of a kind is shown (`policy/quality.csv`).
public record QualitySettings(Map<QualityKind, Double> thresholds) {
  /// A kind that is not set is shown from here on.
  private static final double USUAL = 0.5;

  public QualitySettings {
    thresholds = new EnumMap<>(thresholds);
  }

  public static QualitySettings usual() {
    return new QualitySettings(new EnumMap<>(QualityKind.class));
  }

  double threshold(QualityKind kind) {
    return thresholds.getOrDefault(kind, USUAL);
  }
}
