package vigil.understanding.steps;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.PolicyTable;
import vigil.understanding.Meaning;
import vigil.understanding.life.quality.QualityCheck;
import vigil.understanding.life.quality.QualitySettings;
import vigil.understanding.life.quality.TypeWords;

/// The check as the city's policy sets it (`policy/quality.csv`), made anew when that changes.
@Component
class QualityPolicy {
  private record Made(String version, QualityCheck check) {}

  private final City city;
  private final Meaning meaning;
  private volatile @Nullable TypeWords types;
  private volatile @Nullable Made made;

  QualityPolicy(City city, Meaning meaning) {
    this.city = city;
    this.meaning = meaning;
  }

  QualityCheck check() {
    var policy = city.policy();
    Made last = made;
    if (last == null || !last.version().equals(policy.version())) {
      var settings = QualitySettings.of(policy.rows(PolicyTable.QUALITY));
      last = new Made(policy.version(), new QualityCheck(settings, types(), meaning));
      made = last;
    }
    return last.check();
  }

  /// Learned at the first check: some tenths of a second.
  private TypeWords types() {
    TypeWords learned = types;
    if (learned == null) {
      learned = ShippedTypes.train(city);
      types = learned;
    }
    return learned;
  }
}
