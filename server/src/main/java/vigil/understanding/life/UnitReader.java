package vigil.understanding.life;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.city.Area;
import vigil.city.City;
import vigil.city.Responsibility;
import vigil.city.Unit;
import vigil.understanding.Guess;

/// Whose duty it is: the dispatch directory's answer for each leaf, weighed by how likely the leaf
/// is. Where no place is known the directory is asked for the first district, and an office of a
/// district is no answer.
record UnitReader(City city) {
  /// Who assists leads where the directory is corrected by a dispatcher, one time in seven.
  private static final double ASSISTS = 0.15;

  List<Guess> list(Map<String, Double> leaves, @Nullable Area area, List<String> why) {
    Area asked = area == null ? new Area(city.places().districts().getFirst().code(), null) : area;
    Map<String, Double> units = new LinkedHashMap<>();
    leaves.forEach((leaf, probability) -> {
      Responsibility duty = city.getResponsibility(leaf, asked);
      add(units, duty.lead(), probability * (1 - ASSISTS), area == null);
      for (Unit assist : duty.assists()) {
        add(units, assist, probability * ASSISTS / duty.assists().size(), area == null);
      }
    });
    return units.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .map(unit -> new Guess(unit.getKey(), unit.getValue(), why))
        .toList();
  }

  private static void add(
      Map<String, Double> units, Unit unit, double weight, boolean isPlaceUnknown) {
    boolean isLocal = unit.kind() == Unit.Kind.DISTRICT || unit.kind() == Unit.Kind.STREET;
    if (!isLocal || !isPlaceUnknown) {
      units.merge(unit.id(), weight, Double::sum);
    }
  }
}
