package vigil.understanding.drafting;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.understanding.DraftPiece.Kind;
import vigil.understanding.life.drafting.DraftCheck;

/// The check that knows the city's units, districts and streets by their names.
@Component
class CityDraftCheck implements Supplier<DraftCheck> {
  private final City city;

  CityDraftCheck(City city) {
    this.city = city;
  }

  @Override
  public DraftCheck get() {
    Map<String, Kind> names = new LinkedHashMap<>();
    city.places().districts().forEach(district -> names.put(district.name(), Kind.PLACE));
    city.places().streets().forEach(street -> names.put(street.name(), Kind.PLACE));
    city.units().list().forEach(unit -> names.put(unit.name(), Kind.UNIT));
    return new DraftCheck(names);
  }
}
