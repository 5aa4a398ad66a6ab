package vigil.city;

import java.util.List;
import java.util.Optional;

/// The city's districts and streets, in the order of their codes.
public record Places(List<District> districts, List<Street> streets) {
  public Places {
    districts = List.copyOf(districts);
    streets = List.copyOf(streets);
  }

  public List<Street> listStreets(String district) {
    return streets.stream().filter(street -> street.district().equals(district)).toList();
  }

  public Optional<District> findDistrict(String code) {
    return districts.stream().filter(district -> district.code().equals(code)).findFirst();
  }

  public Optional<Street> findStreet(String code) {
    return streets.stream().filter(street -> street.code().equals(code)).findFirst();
  }

  /// Whether the area's district exists and its street, if any, lies in it.
  public boolean holds(Area area) {
    String wanted = area.street();
    return findDistrict(area.district()).isPresent()
        && (wanted == null
            || findStreet(wanted).filter(it -> it.district().equals(area.district())).isPresent());
  }
}
