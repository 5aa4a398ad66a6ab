package vigil.city;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All units, those above before those below.
public final class Units {
  /// City, district, street: no unit lies deeper.
  private static final int DEEPEST = 8;

  private final Map<String, Unit> byId = new LinkedHashMap<>();

  public Units(List<Unit> units) {
    units.forEach(unit -> byId.put(unit.id(), unit));
  }

  public List<Unit> all() {
    return List.copyOf(byId.values());
  }

  public Optional<Unit> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// The unit, which exists.
  public Unit get(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no unit is called " + id));
  }

  public List<Unit> below(String parent) {
    return byId.values().stream().filter(unit -> parent.equals(unit.parent())).toList();
  }

  /// Whether `id` is `above` or lies under it.
  public boolean isWithin(String id, String above) {
    @Nullable String now = id;
    for (int level = 0; now != null && level < DEEPEST; level++) {
      if (now.equals(above)) {
        return true;
      }
      Unit unit = byId.get(now);
      now = unit == null ? null : unit.parent();
    }
    return false;
  }

  /// The office of a district.
  public Optional<Unit> ofDistrict(String district) {
    return find("d" + district);
  }

  /// The office of a street.
  public Optional<Unit> ofStreet(String street) {
    return find("s" + street);
  }
}
