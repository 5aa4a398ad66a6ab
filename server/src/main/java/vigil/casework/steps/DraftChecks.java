package vigil.casework.steps;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.casework.ClockTolerance;
import vigil.casework.Draft;
import vigil.city.Area;
import vigil.city.City;
import vigil.kernel.InvalidInput;

/// Refuses a draft whose codes the city does not know, or whose matter has not happened yet: nobody
/// could dispatch it.
final class DraftChecks {
  private DraftChecks() {}

  static void check(Draft draft, City city, Instant at) {
    checkCategory(draft.appeal().category(), city);
    checkPlace(draft.place(), city);
    checkTime(draft.account().occurred(), at);
  }

  /// What was written before may name what the policy no longer has: only what changes is looked
  /// at.
  static void checkChange(Draft was, Draft amended, City city, Instant at) {
    if (!Objects.equals(was.appeal().category(), amended.appeal().category())) {
      checkCategory(amended.appeal().category(), city);
    }
    boolean isMoved =
        !Objects.equals(was.place().district(), amended.place().district())
            || !Objects.equals(was.place().street(), amended.place().street());
    if (isMoved) {
      checkPlace(amended.place(), city);
    }
    if (!Objects.equals(was.account().occurred(), amended.account().occurred())) {
      checkTime(amended.account().occurred(), at);
    }
  }

  private static void checkCategory(@Nullable String category, City city) {
    if (category == null) {
      return;
    }
    if (city.categories().find(category).isEmpty()) {
      throw InvalidInput.unknown("category");
    }
    if (!city.categories().isLeaf(category)) {
      throw InvalidInput.malformed("category", "a category of the lowest level");
    }
  }

  private static void checkPlace(Draft.Place place, City city) {
    String district = place.district();
    String street = place.street();
    if (district != null && city.places().findDistrict(district).isEmpty()) {
      throw InvalidInput.unknown("district");
    }
    if (street != null && city.places().findStreet(street).isEmpty()) {
      throw InvalidInput.unknown("street");
    }
    if (district != null && !city.places().holds(new Area(district, street))) {
      throw InvalidInput.elsewhere("street", "district");
    }
  }

  private static void checkTime(@Nullable Instant occurred, Instant at) {
    if (occurred != null && occurred.isAfter(at.plus(ClockTolerance.MOST))) {
      throw InvalidInput.malformed("occurred", "a time that has passed");
    }
  }
}
