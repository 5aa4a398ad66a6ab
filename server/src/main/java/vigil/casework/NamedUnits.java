package vigil.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.FieldCheck;
import vigil.kernel.InvalidInput;

/// Units that a step names: none where nothing is said.
final class NamedUnits {
  /// A batch of units named in one step.
  private static final int MOST = 20;

  private NamedUnits() {}

  static List<String> of(@Nullable List<String> units) {
    return of("units", units);
  }

  static List<String> of(String field, @Nullable List<String> units) {
    if (units == null) {
      return List.of();
    }
    if (units.size() > MOST) {
      throw InvalidInput.tooMany(field, MOST);
    }
    for (String unit : units) {
      new FieldCheck().requireText(field, unit, Step.LONGEST_ID).check();
    }
    return List.copyOf(units);
  }
}
