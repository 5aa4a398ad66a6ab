package vigil.city.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.city.Area;
import vigil.city.Limit;
import vigil.city.Responsibility;
import vigil.city.Unit;
import vigil.city.Units;

/// The dispatch directory: category x area -> who, how long, on what ground.
final class DispatchDirectory {
  /// The whole city.
  static final String EVERYWHERE = "*";

  /// The office of the district where it happened.
  static final String DISTRICT = "@district";

  /// The office of the street where it happened; of the district while the street is unknown.
  static final String STREET = "@street";

  private static final int DIGITS_A_LEVEL = 2;

  record Entry(
      String category,
      String area,
      String lead,
      List<String> assists,
      @Nullable Limit limit,
      String basis,
      String version) {}

  private final Map<String, Map<String, Entry>> byCategory = new HashMap<>();
  private final Units units;

  DispatchDirectory(Units units) {
    this.units = units;
  }

  /// False if a row for the same category and area is there.
  boolean add(Entry entry) {
    return byCategory
            .computeIfAbsent(entry.category(), _ -> new HashMap<>())
            .putIfAbsent(entry.area(), entry)
        == null;
  }

  Optional<Responsibility> find(String category, Area area) {
    for (String code = category; !code.isEmpty(); code = above(code)) {
      Map<String, Entry> rows = byCategory.getOrDefault(code, Map.of());
      Entry entry = smallest(rows, area);
      if (entry != null) {
        return Optional.of(competence(entry, area));
      }
    }
    return Optional.empty();
  }

  private static @Nullable Entry smallest(Map<String, Entry> rows, Area area) {
    String street = area.street();
    Entry entry = street == null ? null : rows.get(street);
    entry = entry == null ? rows.get(area.district()) : entry;
    return entry == null ? rows.get(EVERYWHERE) : entry;
  }

  private static String above(String code) {
    return code.substring(0, code.length() - DIGITS_A_LEVEL);
  }

  private Responsibility competence(Entry entry, Area area) {
    Unit lead = unit(entry.lead(), area);
    List<Unit> assists =
        entry.assists().stream()
            .map(name -> unit(name, area))
            .distinct()
            .filter(unit -> !unit.equals(lead))
            .toList();
    return new Responsibility(lead, assists, entry.limit(), entry.basis(), entry.version());
  }

  private Unit unit(String name, Area area) {
    String street = area.street();
    if (name.equals(STREET) && street != null) {
      return units.findByStreet(street).orElseThrow();
    }
    return name.equals(STREET) || name.equals(DISTRICT)
        ? units.findByDistrict(area.district()).orElseThrow()
        : units.get(name);
  }
}
