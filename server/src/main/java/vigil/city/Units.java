package vigil.city;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.kernel.InvalidInput;

/// All units, those above before those below.
public final class Units {
  /// City, district, street: no unit lies deeper.
  private static final int DEEPEST = 8;

  private final Map<String, Unit> byId = new LinkedHashMap<>();
  private final Map<String, List<String>> trees = new HashMap<>();

  public Units(List<Unit> units) {
    units.forEach(unit -> byId.put(unit.id(), unit));
    units.forEach(unit ->
        listWithAncestors(unit.id())
            .forEach(above -> trees.computeIfAbsent(above, k -> new ArrayList<>()).add(unit.id())));
    trees.replaceAll((above, ids) -> List.copyOf(ids));
  }

  public List<Unit> list() {
    return List.copyOf(byId.values());
  }

  public Optional<Unit> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// The unit, which exists.
  public Unit get(String id) {
    return find(id).orElseThrow(() -> InvalidInput.unknown("unit"));
  }

  /// The unit that somebody names: by its id, or by its name in either language.
  public Optional<Unit> findByName(String said) {
    String name = said.strip();
    return find(name)
        .or(() ->
            byId.values().stream()
                .filter(unit -> unit.name().equals(name) || unit.nameEn().equalsIgnoreCase(name))
                .findFirst());
  }

  public List<Unit> listBelow(String parent) {
    return byId.values().stream().filter(unit -> parent.equals(unit.parent())).toList();
  }

  /// The unit and those above it, itself first; itself alone when it is none of this city.
  public List<String> listWithAncestors(String id) {
    var line = new ArrayList<String>();
    @Nullable String above = id;
    while (above != null && line.size() < DEEPEST) {
      line.add(above);
      Unit unit = byId.get(above);
      above = unit == null ? null : unit.parent();
    }
    return List.copyOf(line);
  }

  /// The unit and those below it; itself alone when it is none of this city.
  public List<String> listWithDescendants(String id) {
    return trees.getOrDefault(id, List.of(id));
  }

  /// Whether `id` is `above` or lies under it.
  public boolean isWithin(String id, String above) {
    return listWithAncestors(id).contains(above);
  }

  /// The office of a district.
  public Optional<Unit> findByDistrict(String district) {
    return find("d" + district);
  }

  /// The office of a street.
  public Optional<Unit> findByStreet(String street) {
    return find("s" + street);
  }
}
