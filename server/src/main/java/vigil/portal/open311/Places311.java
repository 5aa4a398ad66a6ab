package vigil.portal.open311;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.city.Area;
import vigil.city.District;
import vigil.city.Places;
import vigil.city.Street;

/// Where a request is, by what a client may send: `address_id` (the code of a street or district),
/// the district that its coordinates lie in, or a district's or street's name in `address_string`.
final class Places311 {
  private final Places places;

  Places311(Places places) {
    this.places = places;
  }

  /// @param district that the coordinates lie in; the address may then name a street of it
  Optional<Area> find(@Nullable String code, @Nullable String district, @Nullable String address) {
    Optional<Area> coded = code == null ? Optional.empty() : byCode(code.strip());
    if (coded.isPresent()) {
      return coded;
    }
    Optional<Area> named = address == null ? Optional.empty() : byName(address);
    if (district == null) {
      return named;
    }
    return named.filter(it -> it.district().equals(district)).or(() -> byCode(district));
  }

  private Optional<Area> byCode(String code) {
    return places
        .street(code)
        .map(street -> new Area(street.district(), street.code()))
        .or(() -> places.district(code).map(district -> Area.of(district.code())));
  }

  private Optional<Area> byName(String address) {
    String text = address.toLowerCase(Locale.ROOT);
    Optional<District> district =
        places.districts().stream().filter(it -> names(text, it.name(), it.nameEn())).findFirst();
    Optional<Street> street =
        places.streets().stream()
            .filter(it -> names(text, it.name(), it.nameEn()))
            .filter(it -> district.isEmpty() || it.district().equals(district.get().code()))
            .max(Comparator.comparingInt(it -> it.name().length()));
    return street
        .map(it -> new Area(it.district(), it.code()))
        .or(() -> district.map(it -> Area.of(it.code())));
  }

  private static boolean names(String text, String name, String nameEn) {
    return text.contains(name) || text.contains(nameEn.toLowerCase(Locale.ROOT));
  }
}
