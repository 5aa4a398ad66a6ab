package vigil.city.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vigil.city.District;
import vigil.city.Places;
import vigil.city.Street;
import vigil.city.Unit;
import vigil.city.Units;

/// `districts.csv`, `streets.csv`, `units.csv`.
final class PlaceFiles {
  private PlaceFiles() {}

  static Places places(PolicyFiles files) {
    Map<String, District> districts = new LinkedHashMap<>();
    for (CsvTable.Row row : files.rows("districts.csv", "code", "name", "nameEn")) {
      read(
              row,
              () -> new District(row.text("code"), row.text("name"), row.text("nameEn")),
              "six digits")
          .filter(district -> districts.put(district.code(), district) != null)
          .ifPresent(twice -> row.fault("district " + twice.code() + " was there before"));
    }
    Map<String, Street> streets = new LinkedHashMap<>();
    for (CsvTable.Row row : files.rows("streets.csv", "code", "name", "nameEn", "district")) {
      Optional<Street> street =
          read(
              row,
              () ->
                  new Street(
                      row.text("code"), row.text("name"), row.text("nameEn"), row.text("district")),
              "nine digits that begin with its district's");
      if (street.isPresent() && !districts.containsKey(street.get().district())) {
        row.fault("there is no district " + street.get().district());
      }
      if (street.isPresent() && streets.put(street.get().code(), street.get()) != null) {
        row.fault("street " + street.get().code() + " was there before");
      }
    }
    return new Places(List.copyOf(districts.values()), List.copyOf(streets.values()));
  }

  static Units units(PolicyFiles files, Places places) {
    Map<String, Unit> units = new LinkedHashMap<>();
    for (CsvTable.Row row :
        files.rows("units.csv", "id", "name", "nameEn", "kind", "district", "parent")) {
      Optional<Unit.Kind> kind = row.as("kind", Unit.Kind::valueOf, "a kind of unit");
      String id = row.text("id");
      String district = row.maybe("district");
      String parent = row.maybe("parent");
      if (!id.matches("[a-z0-9-]{1,32}")) {
        row.fault("id \"" + id + "\" is not up to 32 small letters, digits and dashes");
      }
      if (district != null && places.findDistrict(district).isEmpty()) {
        row.fault("there is no district " + district);
      }
      if (parent != null && !units.containsKey(parent)) {
        row.fault("the parent \"" + parent + "\" does not stand above it");
      }
      if (kind.isPresent()
          && units.put(
                  id,
                  new Unit(id, row.text("name"), row.text("nameEn"), kind.get(), district, parent))
              != null) {
        row.fault("unit " + id + " was there before");
      }
    }
    offices(files, places, units);
    return new Units(List.copyOf(units.values()));
  }

  private static void offices(PolicyFiles files, Places places, Map<String, Unit> units) {
    List<String> wanted = new ArrayList<>();
    places.districts().forEach(district -> wanted.add("d" + district.code()));
    places.streets().forEach(street -> wanted.add("s" + street.code()));
    for (String office : wanted) {
      if (!units.containsKey(office)) {
        files.faults().add("units.csv", 1, "has no unit " + office + ", the office of that place");
      }
    }
  }

  private static <T> Optional<T> read(
      CsvTable.Row row, java.util.function.Supplier<T> maker, String looks) {
    try {
      return Optional.of(maker.get());
    } catch (IllegalArgumentException refused) {
      row.fault("code \"%s\" is not %s".formatted(row.cell("code"), looks));
      return Optional.empty();
    }
  }
}
