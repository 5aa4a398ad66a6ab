package vigil.portal.open311;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.city.Area;
import vigil.city.District;
import vigil.city.Places;
import vigil.city.Street;

/// Where a request is, by what a client may send: `address_id` (the code of a street or district),
/// the district that its coordinates lie in, or a district's or street's name in `address_string`.
final class Open311Places {
  /// What makes a place's name the name of a road: 宝山路, 金山大道, 长宁支路.
  private static final Pattern ROAD = Pattern.compile("[东西南北中一二三四五支]{0,2}(路|街|大道|公路|弄)");

  private final Places places;

  Open311Places(Places places) {
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
        .findStreet(code)
        .map(street -> new Area(street.district(), street.code()))
        .or(() -> places.findDistrict(code).map(district -> Area.of(district.code())));
  }

  private Optional<Area> byName(String address) {
    String text = address.toLowerCase(Locale.ROOT);
    Optional<District> district = district(text);
    Optional<Street> street =
        places.streets().stream()
            .filter(it -> district.isEmpty() || it.district().equals(district.get().code()))
            .filter(it -> names(text, it.name(), it.nameEn()))
            .max(Comparator.comparingInt(it -> it.name().length()));
    return street
        .map(it -> new Area(it.district(), it.code()))
        .or(() -> district.map(it -> Area.of(it.code())));
  }

  /// By its whole name, else by the short one that people write: 浦东, Pudong. What stands first in
  /// an address is the district, so of two short names the earlier counts: 静安南京西路, no 南京.
  private Optional<District> district(String text) {
    Optional<District> whole =
        places.districts().stream().filter(it -> text.contains(it.name())).findFirst();
    return whole.or(() ->
        places.districts().stream()
            .filter(it -> at(text, it) >= 0)
            .min(Comparator.comparingInt(it -> at(text, it))));
  }

  /// Where a district's short name stands in the text; -1 where it does not, or where it is only
  /// the name of a road: 长宁路 lies in two districts.
  private static int at(String text, District district) {
    String chinese = district.name().replaceFirst("(新区|区|县)$", "");
    int at = text.indexOf(chinese);
    if (at >= 0 && !ROAD.matcher(text.substring(at + chinese.length())).lookingAt()) {
      return at;
    }
    String english =
        district.nameEn().toLowerCase(Locale.ROOT).replaceFirst("( new)? (district|area)$", "");
    var found =
        Pattern.compile("\\b" + Pattern.quote(english) + "\\b(?! (road|rd|street))").matcher(text);
    return found.find() ? found.start() : -1;
  }

  private static boolean names(String text, String name, String nameEn) {
    return text.contains(name) || text.contains(nameEn.toLowerCase(Locale.ROOT));
  }
}
