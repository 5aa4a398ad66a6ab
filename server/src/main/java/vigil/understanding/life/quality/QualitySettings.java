package vigil.understanding.life.quality;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vigil.kernel.Csv;
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

  /// As the city set them; a kind that is not known is left out.
  ///
  /// @param rows of `quality.csv`
  public static QualitySettings of(List<Csv.Row> rows) {
    var thresholds = new EnumMap<QualityKind, Double>(QualityKind.class);
    for (Csv.Row row : rows) {
      for (QualityKind kind : QualityKind.values()) {
        if (kind.name().equals(row.text("name"))) {
          thresholds.put(kind, row.as("value", Double::parseDouble));
        }
      }
    }
    return new QualitySettings(thresholds);
  }

  double threshold(QualityKind kind) {
    return thresholds.getOrDefault(kind, USUAL);
  }
}
