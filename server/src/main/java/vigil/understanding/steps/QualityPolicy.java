package vigil.understanding.steps;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.PolicyTable;
import vigil.understanding.life.quality.QualityCheck;
import vigil.understanding.life.quality.QualitySettings;

/// The check as the city's policy sets it (`policy/quality.csv`), made anew when that changes.
@Component
class QualityPolicy {
  private record Made(String version, QualityCheck check) {}

  private final City city;
  private volatile @Nullable Made made;

  QualityPolicy(City city) {
    this.city = city;
  }

  QualityCheck check() {
    var policy = city.policy();
    Made last = made;
    if (last == null || !last.version().equals(policy.version())) {
      var settings = QualitySettings.of(policy.rows(PolicyTable.QUALITY));
      last = new Made(policy.version(), new QualityCheck(settings));
      made = last;
    }
    return last.check();
  }
}
