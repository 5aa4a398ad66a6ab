package vigil.city;

import org.jspecify.annotations.Nullable;

/// Someone who can be given an order: a city commission, a district's office, a street, a utility.
///
/// @param id short and stable, as orders and staff refer to it (`wjw`, `d310115`, `s310115004`)
/// @param district code of the district it works for; none for the whole city
/// @param parent id of the unit above it; a street's is its district's office
public record Unit(
    String id,
    String name,
    String nameEn,
    Kind kind,
    @Nullable String district,
    @Nullable String parent) {

  /// HOTLINE is the hotline itself, which audits and calls back but handles nothing.
  public enum Kind {
    HOTLINE,
    CITY,
    UTILITY,
    DISTRICT,
    STREET
  }
}
